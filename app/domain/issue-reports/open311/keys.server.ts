import { createHash, randomBytes } from "node:crypto";

export const newKey = () => `parvis_${randomBytes(24).toString("base64url")}`;

export const hashOfKey = (key: string) => createHash("sha256").update(key).digest("hex");
