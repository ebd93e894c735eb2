// SPDX-License-Identifier: Apache-2.0
// Prints what was seen; ends with status 1 where it is not what was recorded.
module.exports = (what, seen, recorded) => {
    console.log(`${what}: ${JSON.stringify(seen)}`);
    if (JSON.stringify(seen) !== JSON.stringify(recorded)) {
        console.error(`changed: ${what} was ${JSON.stringify(recorded)}`);
        process.exit(1);
    }
};
