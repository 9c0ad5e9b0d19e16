using Bridge.Consumer.Host;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
if (UpFile.Find(builder.Configuration, Environment.CurrentDirectory) is { } file)
    builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = UpFile.Read(file) });

builder.Services.AddConsumer(ConsumerOptions.From(builder.Configuration)).AddHostedService<ConsumerService>();
await builder.Build().RunAsync();
