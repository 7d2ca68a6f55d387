using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Search;

// The index is no part of the model: each database has its own, and only the classes of this folder write and read it.

/// <summary>The index on SQLite: the names, and the words of each in FTS5 without the text itself.</summary>
[DbContext(typeof(SqliteDbContext)), Migration(Id)]
internal sealed class SqliteSearchMigration : Migration
{
    internal const string Id = "20261126235959_Search";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE TABLE "SearchEntries" ("Key" INTEGER PRIMARY KEY, "SubjectKind" TEXT NOT NULL, "SubjectId" INTEGER NOT NULL, "Name" TEXT NOT NULL, "Use" INTEGER NOT NULL);
            CREATE INDEX "IX_SearchEntries_Subject" ON "SearchEntries" ("SubjectKind", "SubjectId");
            CREATE VIRTUAL TABLE "SearchWords" USING fts5("Words", "Facets", content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""DROP TABLE "SearchWords"; DROP TABLE "SearchEntries";""");
}

/// <summary>The index on PostgreSQL. Its list of pending entries, which every search reads through, is kept as short as may be: without any an import takes seconds longer.</summary>
[DbContext(typeof(PostgresDbContext)), Migration(SqliteSearchMigration.Id)]
internal sealed class PostgresSearchMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE TABLE "SearchEntries" ("Key" bigint PRIMARY KEY, "SubjectKind" text NOT NULL, "SubjectId" bigint NOT NULL, "Name" text NOT NULL, "Use" integer NOT NULL, "Words" tsvector NOT NULL);
            CREATE INDEX "IX_SearchEntries_Subject" ON "SearchEntries" ("SubjectKind", "SubjectId");
            CREATE INDEX "IX_SearchEntries_Words" ON "SearchEntries" USING gin ("Words") WITH (gin_pending_list_limit = 64);
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""DROP TABLE "SearchEntries";""");
}
