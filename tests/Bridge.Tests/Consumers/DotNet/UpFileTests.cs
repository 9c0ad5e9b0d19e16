using Bridge.Consumer.Host;
using Microsoft.Extensions.Configuration;

namespace Bridge.Tests.Consumers.DotNet;

public sealed class UpFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-up-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Find_FromAFolderBelow_FindsTheNearest()
    {
        var file = Write();
        var below = Directory.CreateDirectory(Path.Combine(_folder, "a", "b")).FullName;

        Assert.Equal(file, UpFile.Find(Configuration(), below));
    }

    [Fact]
    public void Find_AnotherServiceBusIsSet_TakesNoLocalSecrets()
    {
        Write();

        Assert.Null(UpFile.Find(Configuration(("ServiceBus", "name.servicebus.windows.net")), _folder));
    }

    [Fact]
    public void Read_File_GivesCompleteOptions()
    {
        var options = ConsumerOptions.From(new ConfigurationBuilder().AddInMemoryCollection(UpFile.Read(Write())).Build());

        Assert.Equal(("sb=1", "events", "st=1"), (options.ServiceBus, options.Queue, options.Claims));
        Assert.Equal(["one", "two"], options.AccessSecrets);
        Assert.Equal(Path.Combine(_folder, ".bridge", "consumer-dotnet.db"), options.Database);
    }

    [Fact]
    public void Options_WithoutServiceBus_SayWhatToDo()
    {
        var refusal = Assert.Throws<System.ComponentModel.DataAnnotations.ValidationException>(
            () => ConsumerOptions.From(Configuration()));

        Assert.Contains("./bridge up", refusal.Message, StringComparison.Ordinal);
    }

    private string Write()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, ".bridge")).FullName, "up.json");
        File.WriteAllText(file,
            """
            {"serviceBus":{"connectionString":"sb=1","events":"events"},"storage":{"connectionString":"st=1"},
             "truvSender":{"accessSecrets":["one","two"]}}
            """);
        return file;
    }

    private static IConfigurationRoot Configuration(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
}
