using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_History_OperationId",
                table: "History");

            migrationBuilder.CreateIndex(
                name: "IX_History_OperationId_Id",
                table: "History",
                columns: new[] { "OperationId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_History_OperationId_Id",
                table: "History");

            migrationBuilder.CreateIndex(
                name: "IX_History_OperationId",
                table: "History",
                column: "OperationId");
        }
    }
}
