using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ThongSuot.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Carry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OrganizationProfiles_OrganizationId_ValidFrom",
                table: "OrganizationProfiles");

            migrationBuilder.DropIndex(
                name: "IX_OrganizationLinks_Line_Path_ValidFrom",
                table: "OrganizationLinks");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_PersonId_ReadAt_Id",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_History_OperationId",
                table: "History");

            migrationBuilder.AddColumn<bool>(
                name: "WithoutDigestLetter",
                table: "People",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Documents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Standing = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    KeeperId = table.Column<long>(type: "bigint", nullable: true),
                    IssuerId = table.Column<long>(type: "bigint", nullable: true),
                    IssuerName = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: true),
                    NumberTail = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Symbol = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Series = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Subject = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Secrecy = table.Column<int>(type: "integer", nullable: false),
                    Urgency = table.Column<int>(type: "integer", nullable: false),
                    Direction = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    IsPreliminary = table.Column<bool>(type: "boolean", nullable: false),
                    NotedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ListedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SameAsId = table.Column<long>(type: "bigint", nullable: true),
                    CitedAs = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReviewerId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Documents_Organizations_IssuerId",
                        column: x => x.IssuerId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Documents_Organizations_KeeperId",
                        column: x => x.KeeperId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JobDays",
                columns: table => new
                {
                    Job = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobDays", x => x.Job);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Stamp = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Origin = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Browser = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tallies",
                columns: table => new
                {
                    ProgrammeId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    ProgrammeDutyId = table.Column<long>(type: "bigint", nullable: false),
                    Waiting = table.Column<int>(type: "integer", nullable: false),
                    Working = table.Column<int>(type: "integer", nullable: false),
                    Submitted = table.Column<int>(type: "integer", nullable: false),
                    Returned = table.Column<int>(type: "integer", nullable: false),
                    Declined = table.Column<int>(type: "integer", nullable: false),
                    DoneInTime = table.Column<int>(type: "integer", nullable: false),
                    DoneLate = table.Column<int>(type: "integer", nullable: false),
                    Overdue = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tallies", x => new { x.OrganizationId, x.ProgrammeId, x.ProgrammeDutyId });
                });

            migrationBuilder.CreateTable(
                name: "TallyChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ProgrammeId = table.Column<long>(type: "bigint", nullable: false),
                    ProgrammeDutyId = table.Column<long>(type: "bigint", nullable: false),
                    Path = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    From = table.Column<int>(type: "integer", nullable: true),
                    To = table.Column<int>(type: "integer", nullable: true),
                    Overdue = table.Column<int>(type: "integer", nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TallyChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Arrivals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReceivedById = table.Column<long>(type: "bigint", nullable: true),
                    Handling = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Arrivals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Arrivals_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Arrivals_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Editions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FileName = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReceivedById = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Failure = table.Column<string>(type: "text", nullable: true),
                    FailureInEnglish = table.Column<string>(type: "text", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    ReaderVersion = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Editions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Editions_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanComparisons",
                columns: table => new
                {
                    UpperId = table.Column<long>(type: "bigint", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    ComparedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanComparisons", x => new { x.UpperId, x.DocumentId });
                    table.ForeignKey(
                        name: "FK_PlanComparisons_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PlanComparisons_Documents_UpperId",
                        column: x => x.UpperId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Programmes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    IssuerId = table.Column<long>(type: "bigint", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Programmes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Programmes_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Programmes_Organizations_IssuerId",
                        column: x => x.IssuerId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "References",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FromId = table.Column<long>(type: "bigint", nullable: false),
                    ToId = table.Column<long>(type: "bigint", nullable: false),
                    Relation = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Start = table.Column<int>(type: "integer", nullable: false),
                    Length = table.Column<int>(type: "integer", nullable: false),
                    CitedAs = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    CitedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_References", x => x.Id);
                    table.ForeignKey(
                        name: "FK_References_Documents_FromId",
                        column: x => x.FromId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_References_Documents_ToId",
                        column: x => x.ToId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Duties",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    EditionId = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<long>(type: "bigint", nullable: false),
                    Section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    QuoteStart = table.Column<int>(type: "integer", nullable: false),
                    QuoteLength = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    RuleId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AnswersId = table.Column<long>(type: "bigint", nullable: true),
                    Deliverable = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    DueWritten = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    DueKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Every = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    IsRequest = table.Column<bool>(type: "boolean", nullable: false),
                    ReportTo = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReportThrough = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Duties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Duties_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Duties_Duties_AnswersId",
                        column: x => x.AnswersId,
                        principalTable: "Duties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Duties_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EditionTexts",
                columns: table => new
                {
                    EditionId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Reading = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditionTexts", x => x.EditionId);
                    table.ForeignKey(
                        name: "FK_EditionTexts_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Alignments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UpperDutyId = table.Column<long>(type: "bigint", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    LowerDutyId = table.Column<long>(type: "bigint", nullable: true),
                    Verdict = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Likeness = table.Column<int>(type: "integer", nullable: false),
                    Reasons = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Alignments_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Alignments_Duties_LowerDutyId",
                        column: x => x.LowerDutyId,
                        principalTable: "Duties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Alignments_Duties_UpperDutyId",
                        column: x => x.UpperDutyId,
                        principalTable: "Duties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DutyActors",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DutyId = table.Column<long>(type: "bigint", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyActors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyActors_Duties_DutyId",
                        column: x => x.DutyId,
                        principalTable: "Duties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DutyActors_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeDuties",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ProgrammeId = table.Column<long>(type: "bigint", nullable: false),
                    DutyId = table.Column<long>(type: "bigint", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    Deliverable = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RecursOfId = table.Column<long>(type: "bigint", nullable: true),
                    PeriodFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    PeriodTo = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeDuties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeDuties_Duties_DutyId",
                        column: x => x.DutyId,
                        principalTable: "Duties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgrammeDuties_ProgrammeDuties_RecursOfId",
                        column: x => x.RecursOfId,
                        principalTable: "ProgrammeDuties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgrammeDuties_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Assignments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ProgrammeId = table.Column<long>(type: "bigint", nullable: false),
                    ProgrammeDutyId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Path = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    ParentId = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsOverdue = table.Column<bool>(type: "boolean", nullable: false),
                    Percent = table.Column<int>(type: "integer", nullable: false),
                    ExtensionAsked = table.Column<DateOnly>(type: "date", nullable: true),
                    SubmittedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcceptedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PassedFromId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Assignments_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Assignments_ProgrammeDuties_ProgrammeDutyId",
                        column: x => x.ProgrammeDutyId,
                        principalTable: "ProgrammeDuties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AssignmentEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    AssignmentId = table.Column<long>(type: "bigint", nullable: false),
                    ProgrammeId = table.Column<long>(type: "bigint", nullable: true),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: true),
                    Percent = table.Column<int>(type: "integer", nullable: true),
                    Sentence = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AssignmentEntries_Assignments_AssignmentId",
                        column: x => x.AssignmentId,
                        principalTable: "Assignments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    AssignmentId = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    FileName = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Length = table.Column<long>(type: "bigint", nullable: true),
                    Address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    DocumentId = table.Column<long>(type: "bigint", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Evidence_Assignments_AssignmentId",
                        column: x => x.AssignmentId,
                        principalTable: "Assignments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationProfiles_OrganizationId_ValidFrom",
                table: "OrganizationProfiles",
                columns: new[] { "OrganizationId", "ValidFrom" },
                unique: true)
                .Annotation("Npgsql:IndexInclude", new[] { "ValidTo", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationLinks_Line_Path_ValidFrom",
                table: "OrganizationLinks",
                columns: new[] { "Line", "Path", "ValidFrom" })
                .Annotation("Npgsql:IndexInclude", new[] { "ValidTo", "ChildId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_PersonId_Id",
                table: "Notifications",
                columns: new[] { "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Unread",
                table: "Notifications",
                columns: new[] { "PersonId", "Id" },
                filter: "\"ReadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_History_OperationId_Id",
                table: "History",
                columns: new[] { "OperationId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Alignments_DocumentId_UpperDutyId",
                table: "Alignments",
                columns: new[] { "DocumentId", "UpperDutyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alignments_LowerDutyId",
                table: "Alignments",
                column: "LowerDutyId");

            migrationBuilder.CreateIndex(
                name: "IX_Alignments_UpperDutyId_Verdict",
                table: "Alignments",
                columns: new[] { "UpperDutyId", "Verdict" });

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_DocumentId_OrganizationId",
                table: "Arrivals",
                columns: new[] { "DocumentId", "OrganizationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_OrganizationId_Year_Number",
                table: "Arrivals",
                columns: new[] { "OrganizationId", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentEntries_AssignmentId",
                table: "AssignmentEntries",
                column: "AssignmentId");

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentEntries_Nudges",
                table: "AssignmentEntries",
                columns: new[] { "ProgrammeId", "Id" },
                filter: "\"ProgrammeId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_DueOn_State",
                table: "Assignments",
                columns: new[] { "DueOn", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_ExtensionAsked",
                table: "Assignments",
                column: "ProgrammeId",
                filter: "\"ExtensionAsked\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_OrganizationId_ProgrammeId",
                table: "Assignments",
                columns: new[] { "OrganizationId", "ProgrammeId" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_Overdue",
                table: "Assignments",
                columns: new[] { "ProgrammeId", "DueOn", "Id" },
                filter: "\"IsOverdue\"");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_OverduePath",
                table: "Assignments",
                columns: new[] { "ProgrammeId", "Path" },
                filter: "\"IsOverdue\"");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_ParentId",
                table: "Assignments",
                column: "ParentId",
                filter: "\"ParentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_ProgrammeDutyId_Path",
                table: "Assignments",
                columns: new[] { "ProgrammeDutyId", "Path" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_ProgrammeId_Path",
                table: "Assignments",
                columns: new[] { "ProgrammeId", "Path" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_ProgrammeId_State_Path",
                table: "Assignments",
                columns: new[] { "ProgrammeId", "State", "Path" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_CitedAs",
                table: "Documents",
                column: "CitedAs");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_IssuerId",
                table: "Documents",
                column: "IssuerId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_KeeperId_ListedOn_Id",
                table: "Documents",
                columns: new[] { "KeeperId", "ListedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Key",
                table: "Documents",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ListedOn_Id",
                table: "Documents",
                columns: new[] { "ListedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Type",
                table: "Documents",
                column: "Type");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_AnswersId",
                table: "Duties",
                column: "AnswersId");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_DocumentId_Place",
                table: "Duties",
                columns: new[] { "DocumentId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_EditionId",
                table: "Duties",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyActors_DocumentId",
                table: "DutyActors",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyActors_DutyId",
                table: "DutyActors",
                column: "DutyId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyActors_OrganizationId",
                table: "DutyActors",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_DocumentId_Ordinal",
                table: "Editions",
                columns: new[] { "DocumentId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Editions_FileHash",
                table: "Editions",
                column: "FileHash");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_ReceivedById",
                table: "Editions",
                column: "ReceivedById");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_ToRead",
                table: "Editions",
                column: "Id",
                filter: "\"State\" IN ('Waiting', 'Reading')");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_AssignmentId",
                table: "Evidence",
                column: "AssignmentId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanComparisons_DocumentId",
                table: "PlanComparisons",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeDuties_DutyId",
                table: "ProgrammeDuties",
                column: "DutyId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeDuties_ProgrammeId",
                table: "ProgrammeDuties",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeDuties_ProgrammeId_Ordinal",
                table: "ProgrammeDuties",
                columns: new[] { "ProgrammeId", "Ordinal" },
                unique: true,
                filter: "\"RecursOfId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeDuties_RecursOfId_PeriodFrom",
                table: "ProgrammeDuties",
                columns: new[] { "RecursOfId", "PeriodFrom" },
                unique: true,
                filter: "\"RecursOfId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_DocumentId",
                table: "Programmes",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_IssuerId_IssuedOn",
                table: "Programmes",
                columns: new[] { "IssuerId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_References_FromId_ToId",
                table: "References",
                columns: new[] { "FromId", "ToId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_References_ToId",
                table: "References",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PersonId_OpenedAt",
                table: "Sessions",
                columns: new[] { "PersonId", "OpenedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Alignments");

            migrationBuilder.DropTable(
                name: "Arrivals");

            migrationBuilder.DropTable(
                name: "AssignmentEntries");

            migrationBuilder.DropTable(
                name: "DutyActors");

            migrationBuilder.DropTable(
                name: "EditionTexts");

            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "JobDays");

            migrationBuilder.DropTable(
                name: "PlanComparisons");

            migrationBuilder.DropTable(
                name: "References");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "Tallies");

            migrationBuilder.DropTable(
                name: "TallyChanges");

            migrationBuilder.DropTable(
                name: "Assignments");

            migrationBuilder.DropTable(
                name: "ProgrammeDuties");

            migrationBuilder.DropTable(
                name: "Duties");

            migrationBuilder.DropTable(
                name: "Programmes");

            migrationBuilder.DropTable(
                name: "Editions");

            migrationBuilder.DropTable(
                name: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_OrganizationProfiles_OrganizationId_ValidFrom",
                table: "OrganizationProfiles");

            migrationBuilder.DropIndex(
                name: "IX_OrganizationLinks_Line_Path_ValidFrom",
                table: "OrganizationLinks");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_PersonId_Id",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_Unread",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_History_OperationId_Id",
                table: "History");

            migrationBuilder.DropColumn(
                name: "WithoutDigestLetter",
                table: "People");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationProfiles_OrganizationId_ValidFrom",
                table: "OrganizationProfiles",
                columns: new[] { "OrganizationId", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationLinks_Line_Path_ValidFrom",
                table: "OrganizationLinks",
                columns: new[] { "Line", "Path", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_PersonId_ReadAt_Id",
                table: "Notifications",
                columns: new[] { "PersonId", "ReadAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_History_OperationId",
                table: "History",
                column: "OperationId");
        }
    }
}
