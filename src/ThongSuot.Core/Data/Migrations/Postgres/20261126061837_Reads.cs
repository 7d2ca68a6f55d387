using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Reads : Migration
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
                name: "IX_History_OperationId",
                table: "History");

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
                name: "IX_History_OperationId_Id",
                table: "History",
                columns: new[] { "OperationId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OrganizationProfiles_OrganizationId_ValidFrom",
                table: "OrganizationProfiles");

            migrationBuilder.DropIndex(
                name: "IX_OrganizationLinks_Line_Path_ValidFrom",
                table: "OrganizationLinks");

            migrationBuilder.DropIndex(
                name: "IX_History_OperationId_Id",
                table: "History");

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
                name: "IX_History_OperationId",
                table: "History",
                column: "OperationId");
        }
    }
}
