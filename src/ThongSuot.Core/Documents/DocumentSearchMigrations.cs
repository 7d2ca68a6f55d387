using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Documents;

// The index is no part of the model: each database has its own, and only DocumentIndex writes and reads it.

/// <summary>The words of documents on SQLite: FTS5 without the text itself, its row numbers in the order of hits.</summary>
[DbContext(typeof(SqliteDbContext)), Migration(Id)]
internal sealed class SqliteDocumentSearchMigration : Migration
{
    internal const string Id = "20261126235958_DocumentSearch";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE TABLE "DocumentKeys" ("DocumentId" INTEGER PRIMARY KEY, "Key" INTEGER NOT NULL);
            CREATE VIRTUAL TABLE "DocumentWords" USING fts5("Words", "Pairs", content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""DROP TABLE "DocumentWords"; DROP TABLE "DocumentKeys";""");
}

/// <summary>The words of documents on PostgreSQL.</summary>
[DbContext(typeof(PostgresDbContext)), Migration(SqliteDocumentSearchMigration.Id)]
internal sealed class PostgresDocumentSearchMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE TABLE "DocumentWords" ("Key" bigint PRIMARY KEY, "DocumentId" bigint NOT NULL UNIQUE, "Words" tsvector NOT NULL);
            CREATE INDEX "IX_DocumentWords_Words" ON "DocumentWords" USING gin ("Words");
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""DROP TABLE "DocumentWords";""");
}
