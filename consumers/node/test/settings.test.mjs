import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readSettings } from "../src/settings.mjs";
import { folder } from "./genuine.mjs";

function upIn(path) {
  mkdirSync(join(path, ".bridge"));
  writeFileSync(join(path, ".bridge", "up.json"), JSON.stringify({
    serviceBus: { connectionString: "sb=1", events: "events" },
    storage: { connectionString: "st=1" },
    truvSender: { accessSecrets: ["one", "two"] },
  }));
}

test("up.json is found from a folder below", (t) => {
  const path = folder(t);
  upIn(path);
  mkdirSync(join(path, "a"));

  const settings = readSettings([], { INIT_CWD: join(path, "a") });

  assert.deepEqual(
    [settings.serviceBus, settings.queue, settings.secrets, settings.claims, settings.journal],
    ["sb=1", "events", ["one", "two"], "st=1", join(path, ".bridge", "consumer-node.jsonl")]);
});

test("Another Service Bus takes no local secrets", (t) => {
  const path = folder(t);
  upIn(path);

  assert.deepEqual(readSettings([], { INIT_CWD: path, SERVICE_BUS: "name.servicebus.windows.net" }).secrets, []);
});

test("Without any Service Bus, the refusal says what to do", (t) => {
  assert.throws(() => readSettings([], { INIT_CWD: folder(t) }), /\.\/bridge up/);
});

test("What the environment says itself goes before up.json", (t) => {
  const path = folder(t);
  upIn(path);

  const settings = readSettings([], { INIT_CWD: path, ACCESS_SECRETS: "mine", CLAIMS: "mine too", QUEUE: "other" });

  assert.deepEqual([settings.serviceBus, settings.secrets, settings.claims, settings.queue], ["sb=1", ["mine"], "mine too", "other"]);
});
