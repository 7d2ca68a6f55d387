using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Tallies",
                table: "Tallies");

            migrationBuilder.AlterColumn<string>(
                name: "Path",
                table: "Assignments",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(400)",
                oldMaxLength: 400);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Tallies",
                table: "Tallies",
                columns: new[] { "OrganizationId", "ProgrammeId", "ProgrammeDutyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_ExtensionAsked",
                table: "Assignments",
                column: "ProgrammeId",
                filter: "\"ExtensionAsked\" IS NOT NULL");

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
                name: "IX_Assignments_ProgrammeId_Path",
                table: "Assignments",
                columns: new[] { "ProgrammeId", "Path" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_ProgrammeId_State_Path",
                table: "Assignments",
                columns: new[] { "ProgrammeId", "State", "Path" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Tallies",
                table: "Tallies");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_ExtensionAsked",
                table: "Assignments");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_Overdue",
                table: "Assignments");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_OverduePath",
                table: "Assignments");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_ProgrammeId_Path",
                table: "Assignments");

            migrationBuilder.DropIndex(
                name: "IX_Assignments_ProgrammeId_State_Path",
                table: "Assignments");

            migrationBuilder.AlterColumn<string>(
                name: "Path",
                table: "Assignments",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(400)",
                oldMaxLength: 400,
                oldCollation: "C");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Tallies",
                table: "Tallies",
                columns: new[] { "ProgrammeId", "OrganizationId", "ProgrammeDutyId" });
        }
    }
}
