import init, * as calculator from "../../generated/calculator.js";
import address from "../../generated/calculator_bg.wasm?url";
import { serve } from "../shared/engine";

serve(init({ module_or_path: address }), calculator);
