import { DefaultAzureCredential } from "@azure/identity";
import { ServiceBusClient } from "@azure/service-bus";
import { ContainerClient } from "@azure/storage-blob";
import { BlobClaims } from "./claims.mjs";
import { JournalInbox } from "./inbox.mjs";
import { createProcessor } from "./processor.mjs";
import { startPump } from "./pump.mjs";
import { readSettings } from "./settings.mjs";
import { LatestBySubject } from "./work.mjs";

const settings = readSettings(process.argv.slice(2), process.env);
const isConnectionString = (text) => text.includes("=");

// One line of JSON for each thing that happens: ids, reasons and errors, never a body.
const log = (what, { error, ...more } = {}) => console.log(JSON.stringify({ what, ...more, error: error?.message }));

const client = isConnectionString(settings.serviceBus)
  ? new ServiceBusClient(settings.serviceBus)
  : new ServiceBusClient(settings.serviceBus, new DefaultAzureCredential());
const container = settings.claims && (isConnectionString(settings.claims)
  ? new ContainerClient(settings.claims, settings.claimsContainer)
  : new ContainerClient(`${settings.claims.replace(/\/$/, "")}/${settings.claimsContainer}`, new DefaultAzureCredential()));

const work = new LatestBySubject();
const inbox = await JournalInbox.open(settings.journal, { replay: work.replay });
const pump = startPump({
  client,
  queue: settings.queue,
  log,
  process: createProcessor({
    claims: container && new BlobClaims(container),
    signatures: settings.secrets.length > 0 ? settings : undefined,
    inbox,
    handle: work.handle,
  }),
});
log("consuming", { queue: settings.queue, known: work.latest.size });

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  await pump.stop();
  await client.close();
  await inbox.close();
  log("stopped", { known: work.latest.size });
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
