/** The owner's desk: what was asked, the tests made of it, what must be said, the sources. */

import { Desk } from "./desk/desk";
import { questions } from "./desk/questions";
import { said } from "./desk/said";
import { sources } from "./desk/sources";
import { tests } from "./desk/tests";

const PARTS = { questions, tests, said, sources };

const desk = new Desk(document.getElementById("desk")!);
const part = PARTS[desk.section.dataset.part as keyof typeof PARTS];
void desk.fill(document.getElementById("found")!, () => part(desk));
