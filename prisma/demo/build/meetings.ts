import { publishMeeting } from "../../../app/domain/consultations/commands/move-meeting.server";
import { recordMinutes } from "../../../app/domain/consultations/commands/record-minutes.server";
import { register } from "../../../app/domain/consultations/commands/register.server";
import { saveMeeting } from "../../../app/domain/consultations/commands/save-meeting.server";
import { resolvePlace } from "../../../app/domain/directory/queries/geography.server";
import { addDays, cityDay } from "../../../app/lib/city-day";
import { newId } from "../../../app/lib/id";
import type { Stage } from "./consultations";
import { done, when } from "./moment";

type DemoMeeting = {
	title: string;
	body: string;
	day: number;
	hours: [string, string];
	place: string | null;
	online: boolean;
	seats: number | null;
	registered: number;
	minutes?: { text: string; attendance: number };
};

const meetings: DemoMeeting[] = [
	{
		title: "Atelier : dessinons les abords de la gare",
		body: "Autour d’une grande carte, par petites tables. Aucune connaissance n’est nécessaire. La salle est accessible en fauteuil, une boucle magnétique est installée.",
		day: 9,
		hours: ["18:30", "20:30"],
		place: "Maison des associations",
		online: false,
		seats: 40,
		registered: 13,
	},
	{
		title: "Le budget de la ville expliqué en une heure",
		body: "D’où vient l’argent, où il va, ce que la ville peut changer. Posez vos questions par écrit pendant la rencontre.",
		day: 4,
		hours: ["12:30", "13:30"],
		place: null,
		online: true,
		seats: 12,
		registered: 15,
	},
	{
		title: "Marche dans le quartier des Grands-Champs",
		body: "Une heure et demie à pied avec l’adjointe aux mobilités, pour montrer ce qui ne va pas.",
		day: -20,
		hours: ["10:00", "11:30"],
		place: "Grands-Champs",
		online: false,
		seats: null,
		registered: 0,
		minutes: {
			text: "Le groupe est parti de l’école à 10 heures.\n\n- Trois passages piétons sont effacés : ils seront repeints avant la fin du mois.\n- L’arrêt de bus est inaccessible en fauteuil : une étude est lancée.\n- Les arbres de la place manquent d’eau : les services passent deux fois par semaine.",
			attendance: 26,
		},
	},
];

/** Meetings to come, one of them full, and one past with its minutes. */
export const buildMeetings = async ({ context, cast, today }: Stage): Promise<void> => {
	const [official] = cast.officials;
	if (!official) throw new Error("Meetings need an official");
	for (const { title, body, day, hours, place, online, seats, registered, minutes } of meetings) {
		const before = when(context, official, today, Math.min(day, 0) - 15);
		const date = addDays(cityDay(today), day);
		const point = place ? await resolvePlace(context, place) : null;
		const id = newId(before.now);
		const room = { address: place, lat: point?.lat ?? null, lng: point?.lng ?? null };
		const form = { title, body, startsAt: `${date}T${hours[0]}`, endsAt: `${date}T${hours[1]}`, ...room, seats };
		const onlineUrl = online ? "https://visio.parvis.example/budget" : null;
		done(await saveMeeting(before, { id, ...form, onlineUrl, consultationId: null, version: 0 }));
		done(await publishMeeting(before, { meetingId: id }));
		for (const [order, resident] of cast.residents.slice(2, 2 + registered).entries())
			done(await register(when(context, resident, today, -8 + order * 0.3), { meetingId: id }));
		if (!minutes) continue;
		const after = when(context, official, today, day + 3);
		const { text, attendance } = minutes;
		done(await recordMinutes(after, { meetingId: id, minutes: text, attendance, proposalIds: [] }));
	}
};
