// Version 1 of the contract (consumers/contract), as JSON Schema.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const base = "https://truv-bridge.invalid/contract/1/";
const files = ["event", "resources", "enrichment", "evidence", "data", "cloudevent"];
const mostViolations = 5;

/** The `dataschema` of every event that this version describes. */
export const dataSchema = `${base}data.json`;

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
addFormats(ajv);
ajv.addVocabulary(["x-version"]);
for (const file of files) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(`../../contract/${file}.json`, import.meta.url), "utf8")));
}

/** Where an event differs from cloudevent.json, without any value of it; null when it keeps the contract. */
export const violationOfEvent = (event) => violation("cloudevent", event);

/** Where the data of an event differ from data.json; null when they keep the contract. */
export const violationOfData = (data) => violation("data", data);

// Messages can quote values, and values are personal data: places and keywords only.
function violation(file, json) {
  const validate = ajv.getSchema(`${base}${file}.json`);
  if (validate(json)) return null;
  const places = validate.errors.map(({ instancePath, keyword }) => `${instancePath || "/"} (${keyword})`);
  return [...new Set(places)].slice(0, mostViolations).join("; ");
}
