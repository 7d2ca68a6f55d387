using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Recur : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ProgrammeDuties_ProgrammeId_Ordinal",
                table: "ProgrammeDuties");

            migrationBuilder.AddColumn<DateOnly>(
                name: "PeriodFrom",
                table: "ProgrammeDuties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PeriodTo",
                table: "ProgrammeDuties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RecursOfId",
                table: "ProgrammeDuties",
                type: "INTEGER",
                nullable: true);

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

            migrationBuilder.AddForeignKey(
                name: "FK_ProgrammeDuties_ProgrammeDuties_RecursOfId",
                table: "ProgrammeDuties",
                column: "RecursOfId",
                principalTable: "ProgrammeDuties",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ProgrammeDuties_ProgrammeDuties_RecursOfId",
                table: "ProgrammeDuties");

            migrationBuilder.DropIndex(
                name: "IX_ProgrammeDuties_ProgrammeId",
                table: "ProgrammeDuties");

            migrationBuilder.DropIndex(
                name: "IX_ProgrammeDuties_ProgrammeId_Ordinal",
                table: "ProgrammeDuties");

            migrationBuilder.DropIndex(
                name: "IX_ProgrammeDuties_RecursOfId_PeriodFrom",
                table: "ProgrammeDuties");

            migrationBuilder.DropColumn(
                name: "PeriodFrom",
                table: "ProgrammeDuties");

            migrationBuilder.DropColumn(
                name: "PeriodTo",
                table: "ProgrammeDuties");

            migrationBuilder.DropColumn(
                name: "RecursOfId",
                table: "ProgrammeDuties");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeDuties_ProgrammeId_Ordinal",
                table: "ProgrammeDuties",
                columns: new[] { "ProgrammeId", "Ordinal" },
                unique: true);
        }
    }
}
