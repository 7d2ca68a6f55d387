using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Nudge : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "WithoutDigestLetter",
                table: "People",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "ProgrammeId",
                table: "AssignmentEntries",
                type: "bigint",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentEntries_Nudges",
                table: "AssignmentEntries",
                columns: new[] { "ProgrammeId", "Id" },
                filter: "\"ProgrammeId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JobDays");

            migrationBuilder.DropIndex(
                name: "IX_AssignmentEntries_Nudges",
                table: "AssignmentEntries");

            migrationBuilder.DropColumn(
                name: "WithoutDigestLetter",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ProgrammeId",
                table: "AssignmentEntries");
        }
    }
}
