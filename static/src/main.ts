// What the browser runs. Every page reads and every form works without it. A behaviour is a module; an element asks for
// it by name: data-module="parity selection". Elements that htmx brings in are given theirs as they arrive.
import htmx from "htmx.org";
import "idiomorph/htmx";
import { mountAll, type Mount } from "./modules.ts";
import { bench } from "./bench.ts";
import { busy } from "./busy.ts";
import { compare } from "./compare.ts";
import { caret } from "./caret.ts";
import { changes } from "./changes.ts";
import { copy } from "./copy.ts";
import { decision } from "./decision.ts";
import { help } from "./help.ts";
import { here } from "./here.ts";
import { keys } from "./keys.ts";
import { live } from "./live.ts";
import { marks } from "./marks.ts";
import { minimap } from "./minimap.ts";
import { near } from "./near.ts";
import { notices } from "./notices.ts";
import { palette } from "./palette.ts";
import { parity } from "./parity.ts";
import { redrawWithHtmx } from "./redraw.ts";
import { preview } from "./preview.ts";
import { selection } from "./selection.ts";
import { replayEarlyKeys } from "./replay.ts";
import { sendWaiting } from "./kept.ts";
import { settleDrafts } from "./drafts.ts";
import { undo } from "./undo.ts";
import { mountedKeys, unsaved } from "./unsaved.ts";
import { working } from "./working.ts";

const modules: Record<string, Mount> = { bench, busy, caret, changes, here, compare, copy, decision, help, keys, live, marks, minimap, near, notices, palette, parity, preview, selection, undo, unsaved, working };

settleDrafts();
redrawWithHtmx();
htmx.onLoad((loaded) => {
  mountAll(loaded as Element, modules);
  void replayEarlyKeys();
});
window.addEventListener("load", () => void sendWaiting(mountedKeys));
