import { z } from "zod";

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "settings:errors.colour");

/** What a city shows of itself. */
export const citySchema = z.object({
	name: z.string().trim().min(1).max(80),
	tagline: z.string().trim().max(160),
	/** The city's own colour, from which buttons and links are drawn. */
	colour,
	accentColour: colour,
	/** Storage key of the logo; null: the first letter of the name in a tile. */
	logoKey: z.string().nullable(),
	contactEmail: z.email(),
	contactPhone: z.string().max(40),
	/** Where maps open. */
	map: z.object({
		lat: z.number().min(-90).max(90),
		lng: z.number().min(-180).max(180),
		zoom: z.number().int().min(1).max(19),
	}),
	/** Photos of reports are published once an agent has looked at them. */
	checkPhotos: z.boolean(),
});

/** The administrator's form: all but what is set elsewhere (map), and a logo that comes as a file. */
export const cityFormSchema = citySchema
	.omit({ logoKey: true, map: true, checkPhotos: true })
	.extend({ tagline: citySchema.shape.tagline.default(""), contactPhone: citySchema.shape.contactPhone.default("") })
	.extend({ removeLogo: z.literal("on").optional(), checkPhotos: z.literal("on").optional() });

export type CityForm = z.infer<typeof cityFormSchema>;

export type City = z.infer<typeof citySchema>;

/** A city that has not said anything yet. */
export const unnamedCity: City = {
	name: "Parvis",
	tagline: "",
	colour: "#1f5f4a",
	accentColour: "#c8553d",
	logoKey: null,
	contactEmail: "contact@parvis.example",
	contactPhone: "",
	map: { lat: 47.2, lng: -0.9, zoom: 14 },
	checkPhotos: false,
};
