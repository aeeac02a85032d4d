// What the preview's script makes of addresses. In, as JSON: {script, found, addresses}. Out, as
// JSON: the wishes' names, and for each address the scenes of the situations that fit it.
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

const { script, found, addresses } = JSON.parse(readFileSync(0, "utf-8"));
const page = { DownstreamLive: {} };
runInNewContext(script, page);
const { asked, fitting, wishes } = page.DownstreamLive;
process.stdout.write(JSON.stringify({
  wishes: wishes(found).map(({ name }) => name),
  fit: addresses.map((address) => fitting(found, asked(address)).map(({ scene }) => scene)),
}));
