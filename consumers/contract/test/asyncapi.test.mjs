import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { Parser } from "@asyncapi/parser";

const file = fileURLToPath(new URL("../asyncapi.json", import.meta.url));
const warning = 1;

const parse = async (change = (text) => text) =>
  new Parser().parse(change(await readFile(file, "utf8")), { source: file });

const problems = ({ diagnostics }) =>
  diagnostics.filter(({ severity }) => severity <= warning).map(({ path, message }) => `${path.join("/")}: ${message}`);

test("The document has no errors and no warnings", async () => {
  const result = await parse();

  assert.deepEqual(problems(result), []);
  assert.equal(result.document.version(), "3.0.0");
});

test("The message is the schema of the event, with its properties", async () => {
  const { document } = await parse();

  const message = document.operations().get("consumeEvent").messages().all()[0];

  assert.ok(message.payload().properties().data.properties().evidence.properties().signature);
  assert.ok(message.headers().properties()["bridge-event-type"]);
});

test("A document whose reference leads nowhere is refused", async () => {
  const result = await parse((text) => text.replace("./cloudevent.json", "./absent.json"));

  assert.notDeepEqual(problems(result), []);
});

test("The document has the version of the schemas", async () => {
  const { document } = await parse();

  const schema = JSON.parse(await readFile(new URL("../cloudevent.json", import.meta.url), "utf8"));

  assert.equal(document.info().version(), schema["x-version"]);
});
