using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ThongSuot.Core.Access;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Data;

/// <summary>The database in one file beside the application.</summary>
public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : AppDbContext(options)
{
    protected override bool TakesTurns => true;
}

/// <summary>The database on a server, for many writers and several web nodes.</summary>
public sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : AppDbContext(options)
{
    protected override bool TakesTurns => false;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Ranges and orders of these are of bytes, whatever the language of the server, as on SQLite.
        builder.Entity<OrganizationLink>().Property(l => l.Path).UseCollation("C");
        builder.Entity<OrganizationProfile>().Property(p => p.Folded).UseCollation("C");
        builder.Entity<Person>().Property(p => p.Folded).UseCollation("C");
        builder.Entity<OrganizationAlias>().Property(a => a.Folded).UseCollation("C");
        // Counting what stands below a province needs no more than this: the tables themselves would be read from end to end.
        builder.Entity<OrganizationLink>().HasIndex(l => new { l.Line, l.Path, l.ValidFrom }).IncludeProperties(l => new { l.ValidTo, l.ChildId });
        builder.Entity<OrganizationProfile>().HasIndex(p => new { p.OrganizationId, p.ValidFrom }).IncludeProperties(p => new { p.ValidTo, p.Kind });
        builder.Entity<Assignment>().Property(a => a.Path).UseCollation("C");
    }
}

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite("Data Source=:memory:").UseApplicationServiceProvider(Database.DesignProvider()).Options);
}

/// <inheritdoc cref="SqliteDesign"/>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql("Host=localhost").UseApplicationServiceProvider(Database.DesignProvider()).Options);
}
