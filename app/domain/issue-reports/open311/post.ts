import { z } from "zod";
import { MAX_PHOTOS, type Question, TEXT } from "../schema";
import { readMoment } from "./dates";
import { type Fault, fault, given, type Params } from "./faults";

export type Asked = {
	lat: number | null;
	lng: number | null;
	address: string | null;
	description: string;
	email: string | null;
	/** By question code; also what was sent beyond the questions, so that nothing is lost. */
	answers: Record<string, string | string[]>;
	mediaUrls: string[];
};

const ATTRIBUTE = /^attribute\[([^\]]{1,60})\](?:\[\d*\])?$/;

/** Answers beyond this many, or longer than this, are not an answer to a question. */
const ANSWERS = { count: 60, length: 4000 };

const valuesOf = (params: Params): Map<string, string[]> => {
	const found = new Map<string, string[]>();
	for (const [name, value] of params) {
		const code = ATTRIBUTE.exec(name)?.[1];
		if (code && value.trim() && found.size <= ANSWERS.count)
			found.set(code, [...(found.get(code) ?? []), value.trim().slice(0, ANSWERS.length)]);
	}
	return found;
};

type Words = "fr" | "en";

const answerFault = ({ code, kind, options }: Question, values: string[], language: Words): string | null => {
	const stop = options.find(({ key, stop }) => stop && values.includes(key))?.stop;
	if (stop) return `attribute[${code}]: ${stop[language]}`;
	const unknown = kind.endsWith("valuelist")
		? values.find((value) => !options.some(({ key }) => key === value))
		: undefined;
	if (unknown !== undefined)
		return `attribute[${code}]: "${unknown}" is not one of ${options.map(({ key }) => key).join(", ")}`;
	if (values.length > 1 && kind !== "multivaluelist") return `attribute[${code}]: one value only`;
	if (kind === "number" && !Number.isFinite(Number(values[0])))
		return `attribute[${code}]: "${values[0]}" is not a number`;
	if (kind === "datetime" && !readMoment(values[0] ?? ""))
		return `attribute[${code}]: "${values[0]}" is not a W3C date with a time zone`;
	return null;
};

const readAnswers = (params: Params, questions: Question[], language: Words) => {
	const values = valuesOf(params);
	const faults = questions
		.filter(({ kind }) => kind !== "notice")
		.flatMap((question) => {
			const given = values.get(question.code);
			const isRequired = question.required && !question.showIf;
			if (!given) return isRequired ? [`attribute[${question.code}]: required by this service`] : [];
			return answerFault(question, given, language) ?? [];
		});
	const isMany = (code: string) =>
		questions.some((question) => question.code === code && question.kind === "multivaluelist");
	const answers = Object.fromEntries(
		[...values].map(([code, given]) => [code, isMany(code) || given.length > 1 ? given : (given[0] ?? "")]),
	);
	return { answers, faults };
};

const coordinate = (params: Params, name: "lat" | "long", limit: number, faults: string[]): number | null => {
	const text = given(params, name);
	if (text === null) return null;
	const value = Number(text);
	if (Number.isFinite(value) && Math.abs(value) <= limit) return value;
	faults.push(`${name}: "${text.slice(0, 40)}" is not a coordinate in degrees (WGS 84)`);
	return null;
};

const readPlace = (params: Params, faults: string[]) => {
	const before = faults.length;
	const place = {
		lat: coordinate(params, "lat", 90, faults),
		lng: coordinate(params, "long", 180, faults),
		address: given(params, "address_string")?.slice(0, 200) ?? null,
	};
	if (faults.length > before) return place;
	if ((place.lat === null) !== (place.lng === null)) faults.push("lat, long: both are needed");
	else if (place.lat === null && !place.address)
		faults.push(
			given(params, "address_id")
				? "address_id: this city has no address identifiers, send lat and long or address_string"
				: "lat, long: a place is required, as lat and long or as address_string",
		);
	return place;
};

/** What is kept for the staff and never handed out. */
const contactOf = (params: Params) =>
	Object.fromEntries(
		["first_name", "last_name", "phone"].flatMap((name) => {
			const value = given(params, name);
			return value ? [[name, value.slice(0, 120)]] : [];
		}),
	);

/**
 * Reads a «POST requests» for a service whose questions are known. Names every fault at once; an answer that ends the form
 * («appelez le 18») is one, in its own words.
 */
export const readAsked = (
	params: Params,
	questions: Question[],
	language: Words = "fr",
): { asked: Asked; faults: Fault[] } => {
	const faults: string[] = [];
	const place = readPlace(params, faults);
	const description = (given(params, "description") ?? "").replaceAll("\r\n", "\n");
	if (description.length > TEXT.max) faults.push(`description: ${description.length} characters, at most ${TEXT.max}`);
	const email = given(params, "email");
	if (email && !z.email().max(254).safeParse(email).success) faults.push("email: not an e-mail address");
	const mediaUrls = params.getAll("media_url").flatMap((url) => url.trim() || []);
	const isWeb = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && url.length <= 2000;
	if (!mediaUrls.every(isWeb)) faults.push("media_url: not a web address");
	if (mediaUrls.length > MAX_PHOTOS) faults.push(`media_url: at most ${MAX_PHOTOS}`);
	const { answers, faults: answerFaults } = readAnswers(params, questions, language);
	return {
		asked: { ...place, description, email, answers: { ...contactOf(params), ...answers }, mediaUrls },
		faults: [...faults, ...answerFaults].map((text) => fault(400, text)),
	};
};
