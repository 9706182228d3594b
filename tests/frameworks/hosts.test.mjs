// The hosts of tests/hosts/matrix.mjs that packages are installed for, each in a clean folder; KANTA_HOST=Next has that one alone.

import { after } from "node:test";
import { unpack } from "../hosts/builds.mjs";
import { testHosts } from "../hosts/hosts.mjs";
import { HOSTS } from "../hosts/matrix.mjs";

after(unpack);
const { KANTA_HOST } = process.env;
testHosts(HOSTS.filter(({ name, install }) => install && (!KANTA_HOST || name === KANTA_HOST)));
