import { readFileSync } from "node:fs";
import type {
	DemoCity,
	DemoConsultation,
	DemoProposal,
	Districts,
	Landscape,
	People,
	Photo,
	Procedures,
	ReportCategory,
	ReportTexts,
	Streets,
} from "./types";

const read = <Content>(file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as Content;

/** Marvoise, a city that does not exist: everything the seed needs to build it. */
export const loadDemo = () => ({
	city: read<DemoCity>("./city.json"),
	districts: read<Districts>("./districts.json"),
	landscape: read<Landscape>("./landscape.json"),
	...read<Streets>("./streets.json"),
	people: read<People>("./people.json"),
	consultations: read<DemoConsultation[]>("./consultations.json"),
	proposals: read<DemoProposal[]>("./proposals.json"),
	categories: read<ReportCategory[]>("./report-categories.json"),
	reportTexts: read<ReportTexts>("./report-texts.json"),
	photos: read<Photo[]>("./photos.json"),
	...read<Procedures>("./procedures.json"),
});

export type Demo = ReturnType<typeof loadDemo>;
