using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // SQLite would copy the table to change its key, outside the transaction; it is empty still, and made again by a recount.
            migrationBuilder.DropTable(name: "Tallies");

            migrationBuilder.CreateTable(
                name: "Tallies",
                columns: table => new
                {
                    ProgrammeId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    ProgrammeDutyId = table.Column<long>(type: "INTEGER", nullable: false),
                    Waiting = table.Column<int>(type: "INTEGER", nullable: false),
                    Working = table.Column<int>(type: "INTEGER", nullable: false),
                    Submitted = table.Column<int>(type: "INTEGER", nullable: false),
                    Returned = table.Column<int>(type: "INTEGER", nullable: false),
                    Declined = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneInTime = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneLate = table.Column<int>(type: "INTEGER", nullable: false),
                    Overdue = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table => table.PrimaryKey("PK_Tallies", x => new { x.OrganizationId, x.ProgrammeId, x.ProgrammeDutyId }));

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

            // SQLite would copy the table to change its key, outside the transaction; it is empty still, and made again by a recount.
            migrationBuilder.DropTable(name: "Tallies");

            migrationBuilder.CreateTable(
                name: "Tallies",
                columns: table => new
                {
                    ProgrammeId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    ProgrammeDutyId = table.Column<long>(type: "INTEGER", nullable: false),
                    Waiting = table.Column<int>(type: "INTEGER", nullable: false),
                    Working = table.Column<int>(type: "INTEGER", nullable: false),
                    Submitted = table.Column<int>(type: "INTEGER", nullable: false),
                    Returned = table.Column<int>(type: "INTEGER", nullable: false),
                    Declined = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneInTime = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneLate = table.Column<int>(type: "INTEGER", nullable: false),
                    Overdue = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table => table.PrimaryKey("PK_Tallies", x => new { x.ProgrammeId, x.OrganizationId, x.ProgrammeDutyId }));
        }
    }
}
