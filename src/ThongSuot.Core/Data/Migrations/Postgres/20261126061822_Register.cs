using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Register : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Documents_KeeperId_IssuedOn_Id",
                table: "Documents");

            migrationBuilder.AddColumn<string>(
                name: "CitedAs",
                table: "References",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "CitedOn",
                table: "References",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReceivedById",
                table: "Editions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Tries",
                table: "Editions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReportThrough",
                table: "Duties",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReportTo",
                table: "Duties",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Direction",
                table: "Documents",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Folded",
                table: "Documents",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsPreliminary",
                table: "Documents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ListedOn",
                table: "Documents",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "NotedOn",
                table: "Documents",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "NumberTail",
                table: "Documents",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "SameAsId",
                table: "Documents",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Editions_ReceivedById",
                table: "Editions",
                column: "ReceivedById");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_KeeperId_ListedOn_Id",
                table: "Documents",
                columns: new[] { "KeeperId", "ListedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ListedOn_Id",
                table: "Documents",
                columns: new[] { "ListedOn", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Editions_ReceivedById",
                table: "Editions");

            migrationBuilder.DropIndex(
                name: "IX_Documents_KeeperId_ListedOn_Id",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_ListedOn_Id",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "CitedAs",
                table: "References");

            migrationBuilder.DropColumn(
                name: "CitedOn",
                table: "References");

            migrationBuilder.DropColumn(
                name: "ReceivedById",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Tries",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "ReportThrough",
                table: "Duties");

            migrationBuilder.DropColumn(
                name: "ReportTo",
                table: "Duties");

            migrationBuilder.DropColumn(
                name: "Direction",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Folded",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "IsPreliminary",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ListedOn",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "NotedOn",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "NumberTail",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "SameAsId",
                table: "Documents");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_KeeperId_IssuedOn_Id",
                table: "Documents",
                columns: new[] { "KeeperId", "IssuedOn", "Id" });
        }
    }
}
