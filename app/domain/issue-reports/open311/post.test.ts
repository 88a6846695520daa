import { describe, expect, it } from "vitest";
import type { Question } from "../schema";
import { readAsked } from "./post";

const label = { fr: "?", en: "?" };
const options = ["a", "b"].map((key) => ({ key, label }));
const questions: Question[] = [
	{ code: "what", kind: "singlevaluelist", label, required: true, options },
	{ code: "which", kind: "multivaluelist", label, required: false, options },
	{ code: "count", kind: "number", label, required: false, options: [] },
	{ code: "since", kind: "datetime", label, required: false, options: [] },
	{ code: "beware", kind: "notice", label, required: true, options: [] },
];

const read = (query: string) => readAsked(new URLSearchParams(query), questions);
const faultsOf = (query: string) => read(query).faults.map(({ description }) => description.split(":")[0]);
const sound = "lat=47.2&long=-0.9&attribute[what]=a";

describe("a request posted", () => {
	it("is read with its place, its words, its answers and its media", () => {
		const { asked, faults } = read(
			`${sound}&description=Trou%20%C3%A9norme%0D%0Aici&email=zoe@exemple.example&attribute[which][]=a&attribute[which][]=b&attribute[other]=x&phone=01&media_url=https://a.example/1.jpg`,
		);
		expect(faults).toEqual([]);
		expect(asked).toEqual({
			lat: 47.2,
			lng: -0.9,
			address: null,
			description: "Trou énorme\nici",
			email: "zoe@exemple.example",
			answers: { phone: "01", what: "a", which: ["a", "b"], other: "x" },
			mediaUrls: ["https://a.example/1.jpg"],
		});
	});

	it("may leave out what is asked only after another answer, and stops where an answer ends the form", () => {
		const stop = { fr: "Appelez le 18", en: "Call 18" };
		const asked: Question[] = [
			{
				code: "danger",
				kind: "singlevaluelist",
				label,
				required: true,
				options: [
					{ key: "a", label },
					{ key: "b", label, stop },
				],
			},
			{ code: "where", kind: "string", label, required: true, options: [], showIf: { question: "danger", in: ["a"] } },
		];
		const said = (danger: string) =>
			readAsked(new URLSearchParams(`lat=47.2&long=-0.9&attribute[danger]=${danger}`), asked, "en").faults;
		expect(said("a")).toEqual([]);
		expect(said("b")).toEqual([{ code: 400, description: "attribute[danger]: Call 18" }]);
	});

	it("may repeat a list without brackets, as some clients do", () => {
		expect(read(`${sound}&attribute[which]=a&attribute[which]=b`).asked.answers.which).toEqual(["a", "b"]);
		expect(read(`${sound}&attribute[which]=b`).asked.answers.which).toEqual(["b"]);
	});

	it.each([
		["", ["lat, long", "attribute[what]"]],
		["lat=47.2&attribute[what]=a", ["lat, long"]],
		["lat=north&long=-0.9&attribute[what]=a", ["lat"]],
		["lat=&long=&address_string=&attribute[what]=a", ["lat, long"]],
		["address_id=12&attribute[what]=a", ["address_id"]],
		["address_string=12 rue des Lilas&attribute[what]=", ["attribute[what]"]],
		["lat=47&long=-0.9&attribute[what]=c", ["attribute[what]"]],
		[`${sound}&attribute[what]=b`, ["attribute[what]"]],
		[`${sound}&attribute[count]=many&attribute[since]=hier`, ["attribute[count]", "attribute[since]"]],
		[`${sound}&email=zoe&media_url=javascript:alert(1)`, ["email", "media_url"]],
		[`${sound}&description=${"x".repeat(4001)}`, ["description"]],
	])("%# names each fault", (query, expected) => {
		expect(faultsOf(query)).toEqual(expected);
	});
});
