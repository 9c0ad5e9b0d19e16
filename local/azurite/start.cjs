// Runs Azurite until standard input ends, as it does when the process that started it is gone.
process.stdin.on("end", () => process.kill(process.pid, "SIGTERM"));
process.stdin.resume();
require("azurite/dist/src/azurite.js");
