using Bridge.Cli.Mutation;

namespace Bridge.Tests.Cli.Mutation;

public sealed class MutationResultTests
{
    [Theory]
    [InlineData(9, 1, true)]
    [InlineData(8, 1, false)]
    public void IsEnough_Score_IsComparedWithTheThreshold(int killed, int survived, bool expected)
    {
        var result = new MutationResult([File("core/A.cs", killed, survived)], Threshold: 90);

        Assert.Equal(expected, result.IsEnough);
    }

    [Fact]
    public void IsEnough_NothingMutated_IsNotEnough() =>
        Assert.False(new MutationResult([File("core/A.cs", 0, 0)], Threshold: 90).IsEnough);

    [Fact]
    public void ToTable_SeveralFiles_EndsWithTheirTotal()
    {
        var table = new MutationResult([File("core/A.cs", 3, 1), File("core/B.cs", 5, 0)], Threshold: 90).ToTable();

        Assert.Equal(["core/A.cs", "3", "0", "1", "0", "0", "75.0 %"], table.Rows[0]);
        Assert.Equal(["Total", "8", "0", "1", "0", "0", "88.8 %"], table.Rows[^1]);
    }

    private static FileMutants File(string name, int killed, int survived) => new(
        name,
        [
            .. Enumerable.Repeat(new Mutant(1, "Kind", "", MutantStatus.Killed), killed),
            .. Enumerable.Repeat(new Mutant(2, "Kind", "", MutantStatus.Survived), survived),
        ]);
}
