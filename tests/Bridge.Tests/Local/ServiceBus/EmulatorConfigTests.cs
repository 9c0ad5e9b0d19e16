using Bridge.Local.ServiceBus;
using Bridge.Local.ServiceBus.Configuration;

namespace Bridge.Tests.Local.ServiceBus;

public sealed class EmulatorConfigTests
{
    // In the shape of the official emulator's own sample.
    private const string Sample =
        """
        {
          "UserConfig": {
            "Namespaces": [
              {
                "Name": "sbemulatorns",
                "Queues": [
                  {
                    "Name": "queue.1",
                    "Properties": {
                      "DeadLetteringOnMessageExpiration": true,
                      "DefaultMessageTimeToLive": "PT1H",
                      "DuplicateDetectionHistoryTimeWindow": "PT20S",
                      "ForwardDeadLetteredMessagesTo": "dead",
                      "ForwardTo": "",
                      "LockDuration": "PT30S",
                      "MaxDeliveryCount": 3,
                      "RequiresDuplicateDetection": true,
                      "RequiresSession": true
                    }
                  },
                  { "Name": "dead", "Properties": { "MaxMessageSizeInKilobytes": 1024, "MaxSizeInMegabytes": 2 } },
                ],
                "Topics": []
              }
            ],
            "Logging": { "Type": "File" }
          }
        }
        """;

    [Fact]
    public void Parse_FileOfTheEmulator_TakesEveryProperty()
    {
        var queues = EmulatorConfig.Parse(Sample);

        Assert.Equal(
            new QueueOptions("queue.1")
            {
                DeadLetteringOnMessageExpiration = true, DefaultTimeToLive = TimeSpan.FromHours(1),
                DuplicateDetectionWindow = TimeSpan.FromSeconds(20), ForwardDeadLetteredMessagesTo = "dead",
                LockDuration = TimeSpan.FromSeconds(30), MaxDeliveryCount = 3, RequiresSession = true,
            },
            queues[0]);
        Assert.Equal(
            new QueueOptions("dead") { MaxMessageBytes = 1024 * 1024, MaxSizeBytes = 2 * 1024 * 1024 },
            queues[1]);
    }

    [Fact]
    public void Parse_QueueWithoutProperties_HasTheDefaultsOfAzure()
    {
        Assert.Equal(new QueueOptions("a"), Assert.Single(Parse("""{ "Name": "a" }""")));
    }

    [Fact]
    public void Parse_WindowWithoutDuplicateDetection_DetectsNone()
    {
        Assert.Null(Parse("""{ "Name": "a", "Properties": { "DuplicateDetectionHistoryTimeWindow": "PT5M" } }""")[0].DuplicateDetectionWindow);
        Assert.Equal(
            TimeSpan.FromMinutes(10),
            Parse("""{ "Name": "a", "Properties": { "RequiresDuplicateDetection": true } }""")[0].DuplicateDetectionWindow);
    }

    [Fact]
    public void Parse_LifeForEver_AsAzureWritesIt()
    {
        var queue = Parse("""{ "Name": "a", "Properties": { "DefaultMessageTimeToLive": "P10675199DT2H48M5.4775807S" } }""")[0];

        Assert.Equal(TimeSpan.MaxValue, queue.DefaultTimeToLive);
    }

    [Theory]
    [InlineData("""{ "Name": "a", "Propertys": {} }""", "UserConfig.Namespaces[0].Queues[0].Propertys")]
    [InlineData("""{ "Name": "a", "Properties": { "LockDuraton": "PT1M" } }""", "UserConfig.Namespaces[0].Queues[0].Properties.LockDuraton")]
    [InlineData("""{ "Name": "a", "Properties": { "LockDuration": "PT6M" } }""", "Properties.LockDuration: there must be an ISO 8601 duration from PT1S to PT5M")]
    [InlineData("""{ "Name": "a", "Properties": { "LockDuration": "00:01:00" } }""", "Properties.LockDuration")]
    [InlineData("""{ "Name": "a", "Properties": { "MaxDeliveryCount": 0 } }""", "Properties.MaxDeliveryCount: there must be a whole number from 1 to 2000, not 0")]
    [InlineData("""{ "Name": "a", "Properties": { "RequiresSession": "yes" } }""", "Properties.RequiresSession: there must be true or false")]
    [InlineData("""{ "Name": "a", "Properties": { "ForwardTo": 7 } }""", "Properties.ForwardTo: there must be a text")]
    [InlineData("""{ "Name": "a", "Properties": { "ForwardTo": "b" } }""", "'a' forwards to 'b', which does not exist")]
    [InlineData("""{ "Name": "a", "Properties": { "ForwardTo": "A" } }""", "'a': ForwardTo leads on for more than 4 steps, or in a circle")]
    [InlineData("""{ "Name": "a", "Properties": { "ForwardDeadLetteredMessagesTo": "b" } }""", "'a' forwards to 'b'")]
    [InlineData("""{ "Name": "a", "Properties": { "ForwardDeadLetteredMessagesTo": "A" } }""", "'a': ForwardDeadLetteredMessagesTo leads back")]
    [InlineData("""{ "Name": "a" }, { "Name": "A" }""", "two queues 'A'")]
    [InlineData("""{ "Name": "a/$x" }""", "Queues[0].Name")]
    [InlineData("""{ }""", "Queues[0].Name is missing")]
    [InlineData("7", "Queues[0]: there must be an object")]
    public void Parse_WhatItDoesNotKnow_IsRefusedWithThePath(string queues, string message)
    {
        var wrong = Assert.Throws<EmulatorConfigException>(() => Parse(queues));

        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[]", "there must be an object")]
    [InlineData("{}", "UserConfig is missing")]
    [InlineData("""{ "UserConfig": {} }""", "UserConfig.Namespaces: there must be one namespace, not 0")]
    [InlineData("""{ "UserConfig": { "Namespaces": {} } }""", "UserConfig.Namespaces: there must be a list")]
    [InlineData("""{ "UserConfig": { "Namespaces": [ { "Topics": [ {} ] } ] } }""", "UserConfig.Namespaces[0].Topics: this broker has no topics")]
    public void Parse_AnotherFile_IsRefusedWithThePath(string json, string message)
    {
        var wrong = Assert.Throws<EmulatorConfigException>(() => EmulatorConfig.Parse(json));

        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<QueueOptions> Parse(string queues) => EmulatorConfig.Parse(
        $$"""{ "UserConfig": { "Namespaces": [ { "Name": "sbemulatorns", "Queues": [ {{queues}} ] } ] } }""");
}
