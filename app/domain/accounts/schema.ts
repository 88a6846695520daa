import { z } from "zod";
import type { Needs } from "~/lib/assurance";
import { isCommonPassword } from "./rules/passwords";

/** Kept as typed; two spellings of one address are told apart nowhere (see `emailKey`). */
const email = z.string().trim().max(254).pipe(z.email());

/** Any characters, pasted or typed; long rather than complicated (NIST SP 800-63B, 5.1.1.2). */
const newPassword = z
	.string()
	.min(12)
	.max(128)
	.refine((password) => !isCommonPassword(password), "accounts:errors.commonPassword");

const displayName = z
	.string()
	.trim()
	.min(2)
	.max(60)
	.regex(/^[^\p{Cc}\p{Cf}<>@]+$/u, "accounts:errors.displayName");

const anyPassword = z.string().min(1).max(1000);

export const signUpSchema = z.object({ email, password: newPassword, displayName });

export const signInSchema = z.object({ email, password: anyPassword, to: z.string().max(2000).default("/me") });

export const addressSchema = z.object({ email });

export const resetPasswordSchema = z.object({ password: newPassword });

export const acceptInvitationSchema = z.object({ displayName, password: newPassword });

export const changePasswordSchema = z.object({ current: anyPassword, password: newPassword });

export const profileSchema = z.object({ displayName, language: z.enum(["fr", "en"]) });

/** Who has no password leaves it out: they proved otherwise to be there. */
export const changeAddressSchema = z.object({ email, current: anyPassword.default("") });

const needsSchema = z.object({
	identity: z.coerce
		.number()
		.pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]))
		.optional(),
	authentication: z.coerce.number().pipe(z.literal(2)).optional(),
	residence: z.literal("1").optional(),
});

/** What an act asked for, from the address of the page that explains it; null when nothing (or nonsense) was asked. */
export const askedNeeds = (search: URLSearchParams): Needs | null => {
	const { data } = needsSchema.safeParse(Object.fromEntries(search));
	if (!data || (!data.identity && !data.authentication && !data.residence)) return null;
	return {
		...(data.identity ? { identity: data.identity } : {}),
		...(data.authentication ? { authentication: data.authentication } : {}),
		...(data.residence ? { residence: true } : {}),
	};
};

export const proveSchema = z.object({ current: anyPassword, to: z.string().max(2000).default("/me/security") });

export type Prove = z.infer<typeof proveSchema>;

const shortCode = z.string().trim().min(6).max(20);

export const secondFactorSchema = z.object({ code: shortCode, to: z.string().max(2000).default("/me") });

export const turnOnSchema = z.object({ code: shortCode });

/** What a browser answers of a passkey: checked by the library, here only bounded. */
export const passkeySchema = z.object({
	response: z.string().min(2).max(20_000),
	label: z.string().trim().max(60).default(""),
	to: z.string().max(2000).default("/me"),
});

export type SecondFactor = z.infer<typeof secondFactorSchema>;
export type TurnOn = z.infer<typeof turnOnSchema>;

export const firstVisitSchema = z.object({
	displayName,
	email: z.union([z.literal(""), email]).default(""),
});

export type FirstVisit = z.infer<typeof firstVisitSchema>;

export const giveRoleSchema = z.object({
	role: z.enum(["resident", "agent", "moderator", "elected", "admin"]),
	office: z.string().trim().max(120).default(""),
});

export type GiveRole = z.infer<typeof giveRoleSchema>;
export type SignUp = z.infer<typeof signUpSchema>;
export type SignIn = z.infer<typeof signInSchema>;
export type AskedAddress = z.infer<typeof addressSchema>;
export type ResetPassword = z.infer<typeof resetPasswordSchema>;
export type ChangePassword = z.infer<typeof changePasswordSchema>;
export type Profile = z.infer<typeof profileSchema>;
export type ChangeAddress = z.infer<typeof changeAddressSchema>;
export type AcceptInvitation = z.infer<typeof acceptInvitationSchema>;
