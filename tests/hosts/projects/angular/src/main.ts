import { provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { Guide } from "./guide";

bootstrapApplication(Guide, { providers: [provideZonelessChangeDetection()] });
