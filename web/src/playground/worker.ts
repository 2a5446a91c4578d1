import init, * as linter from "../../generated/linter.js";
import address from "../../generated/linter_bg.wasm?url";
import { serve } from "../shared/engine";

serve(init({ module_or_path: address }), linter);
