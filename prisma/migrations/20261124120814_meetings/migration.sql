-- CreateEnum
CREATE TYPE "MeetingState" AS ENUM ('draft', 'published', 'cancelled');

-- CreateTable
CREATE TABLE "Meeting" (
    "id" UUID NOT NULL,
    "consultationId" UUID,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "onlineUrl" TEXT,
    "seats" INTEGER,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "state" "MeetingState" NOT NULL DEFAULT 'draft',
    "stateReason" TEXT,
    "minutes" TEXT,
    "minutesAt" TIMESTAMPTZ(3),
    "attendance" INTEGER,
    "remindedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Registration" (
    "meetingId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "seatedAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cameAt" TIMESTAMPTZ(3),

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("meetingId","accountId")
);

-- CreateTable
CREATE TABLE "MeetingContribution" (
    "meetingId" UUID NOT NULL,
    "proposalId" UUID NOT NULL,

    CONSTRAINT "MeetingContribution_pkey" PRIMARY KEY ("meetingId","proposalId")
);

-- CreateIndex
CREATE INDEX "Meeting_startsAt_idx" ON "Meeting"("startsAt");

-- CreateIndex
CREATE INDEX "Meeting_consultationId_idx" ON "Meeting"("consultationId");

-- CreateIndex
CREATE INDEX "Registration_accountId_idx" ON "Registration"("accountId");

-- CreateIndex
CREATE INDEX "Registration_meetingId_seatedAt_at_idx" ON "Registration"("meetingId", "seatedAt", "at");

-- CreateIndex
CREATE INDEX "MeetingContribution_proposalId_idx" ON "MeetingContribution"("proposalId");

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingContribution" ADD CONSTRAINT "MeetingContribution_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- However many register at the same instant, no more seats are given than there are.
ALTER TABLE "Meeting"
  ADD CONSTRAINT "Meeting_seats_hold" CHECK (taken >= 0 AND (seats IS NULL OR taken <= seats)),
  ADD CONSTRAINT "Meeting_ends_after_start" CHECK ("endsAt" > "startsAt"),
  ADD CONSTRAINT "Meeting_is_somewhere" CHECK ("address" IS NOT NULL OR "onlineUrl" IS NOT NULL);

-- Whoever removes a registration (leaving, or the erasure of a person) gives its seat back.
CREATE FUNCTION give_a_seat_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Meeting" SET taken = taken - 1 WHERE id = OLD."meetingId";
  RETURN NULL;
END $$;

CREATE TRIGGER "Registration_gives_its_seat_back" AFTER DELETE ON "Registration"
  FOR EACH ROW WHEN (OLD."seatedAt" IS NOT NULL) EXECUTE FUNCTION give_a_seat_back();
