// Settings, from the environment or from ./bridge up.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

const name = join(".bridge", "up.json");

/** @returns Connection, queue, secrets, storage and journal of this consumer. */
export function readSettings(argv, env) {
  const { up } = parseArgs({ args: argv, options: { up: { type: "string" } } }).values;
  const folder = env.INIT_CWD ?? process.cwd();
  const settings = {
    serviceBus: env.SERVICE_BUS,
    queue: env.QUEUE ?? "truv-events",
    secrets: env.ACCESS_SECRETS?.split(",") ?? [],
    acceptUnsigned: env.ACCEPT_UNSIGNED === "true",
    claims: env.CLAIMS,
    claimsContainer: env.CLAIMS_CONTAINER ?? "truv-events",
    journal: resolve(folder, env.JOURNAL ?? "consumer.jsonl"),
  };
  // Another Service Bus is set: local secrets must not vouch for its events.
  const file = up ? resolve(folder, up) : settings.serviceBus ? undefined : nearest(folder);
  if (file) return { ...settings, ...fromUpFile(file, env) };
  if (!settings.serviceBus) throw new Error("SERVICE_BUS is missing: start ./bridge up, or set it to NAME.servicebus.windows.net.");
  return settings;
}

function nearest(folder) {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, name))) return join(at, name);
    if (at === dirname(at)) return undefined;
  }
}

// What the environment says itself goes before what the local installation would.
function fromUpFile(file, env) {
  const { serviceBus, storage, truvSender } = JSON.parse(readFileSync(file, "utf8"));
  return {
    serviceBus: serviceBus.connectionString,
    queue: env.QUEUE ?? serviceBus.events,
    ...(env.ACCESS_SECRETS ? {} : { secrets: truvSender.accessSecrets }),
    ...(env.CLAIMS ? {} : { claims: storage.connectionString }),
    ...(env.JOURNAL ? {} : { journal: join(dirname(file), "consumer-node.jsonl") }),
  };
}
