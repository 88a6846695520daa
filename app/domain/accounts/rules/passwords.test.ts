import { describe, expect, it } from "vitest";
import { isCommonPassword } from "./passwords";

describe("a password", () => {
	it.each([
		"motdepasse123",
		"MotDePasse2024!",
		"p@ssw0rd12345",
		"passwordpassword",
		"azertyuiop123",
		"jetaime123456",
		"123456789012",
		"1234567890123",
		"000000000000",
		"aaaaaaaaaaaa",
		"abcabcabcabc",
		"121212121212",
		"Marseille2023",
		"Bienvenue2026!!",
	])("is refused when strangers try it first: %s", (password) => expect(isCommonPassword(password)).toBe(true));

	it.each([
		"tulipe vélo nuage",
		"correcthorsebatterystaple",
		"🐙🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔",
		"J’ai 2 vélos rouges",
		"kX9#vmQ2!tLp",
		"73920561847305",
	])("is taken: %s", (password) => expect(isCommonPassword(password)).toBe(false));
});
