// The prices of a region, as the text that `load_prices` takes.

import { Refusal } from "./documents";

export async function prices(region: string): Promise<string> {
  const response = await fetch(`./pricing/${encodeURIComponent(region)}.json`);
  if (!response.ok) throw new Refusal([{ message: `no prices for region ${region}`, path: "region", at: null }]);
  return response.text();
}
