using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AnswersId",
                table: "Duties",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Alignments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UpperDutyId = table.Column<long>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false),
                    LowerDutyId = table.Column<long>(type: "INTEGER", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Likeness = table.Column<int>(type: "INTEGER", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "PlanComparisons",
                columns: table => new
                {
                    UpperId = table.Column<long>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false),
                    ComparedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Duties_AnswersId",
                table: "Duties",
                column: "AnswersId");

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
                name: "IX_PlanComparisons_DocumentId",
                table: "PlanComparisons",
                column: "DocumentId");

            migrationBuilder.AddForeignKey(
                name: "FK_Duties_Duties_AnswersId",
                table: "Duties",
                column: "AnswersId",
                principalTable: "Duties",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Duties_Duties_AnswersId",
                table: "Duties");

            migrationBuilder.DropTable(
                name: "Alignments");

            migrationBuilder.DropTable(
                name: "PlanComparisons");

            migrationBuilder.DropIndex(
                name: "IX_Duties_AnswersId",
                table: "Duties");

            migrationBuilder.DropColumn(
                name: "AnswersId",
                table: "Duties");
        }
    }
}
