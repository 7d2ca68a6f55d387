using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Access;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Plans;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Data;

/// <summary>The database of the application. Reads are free; every write happens inside a <see cref="Work"/>.</summary>
public abstract class AppDbContext(DbContextOptions options) : IdentityUserContext<Person, long>(options)
{
    private Work? _work;

    /// <summary>Counts operations, at their begin and at their end: what was read before may be otherwise after.</summary>
    internal int Changes { get; private set; }

    public DbSet<OperationRecord> Operations => Set<OperationRecord>();
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<OrganizationProfile> OrganizationProfiles => Set<OrganizationProfile>();
    public DbSet<OrganizationAlias> OrganizationAliases => Set<OrganizationAlias>();
    public DbSet<OrganizationLink> OrganizationLinks => Set<OrganizationLink>();
    public DbSet<OrganizationEvent> OrganizationEvents => Set<OrganizationEvent>();
    public DbSet<Succession> Successions => Set<Succession>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<JobDay> JobDays => Set<JobDay>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<EditionText> EditionTexts => Set<EditionText>();
    public DbSet<DocumentReference> References => Set<DocumentReference>();
    public DbSet<Duty> Duties => Set<Duty>();
    public DbSet<Arrival> Arrivals => Set<Arrival>();
    public DbSet<DutyActor> DutyActors => Set<DutyActor>();
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<ProgrammeDuty> ProgrammeDuties => Set<ProgrammeDuty>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<AssignmentEntry> AssignmentEntries => Set<AssignmentEntry>();
    public DbSet<Evidence> Evidence => Set<Evidence>();
    public DbSet<Alignment> Alignments => Set<Alignment>();
    public DbSet<PlanComparison> PlanComparisons => Set<PlanComparison>();
    public DbSet<Tally> Tallies => Set<Tally>();
    public DbSet<TallyChange> TallyChanges => Set<TallyChange>();

    /// <summary>What every page asks and what seldom changes.</summary>
    internal Ground Ground => field ??= new Ground(this, Services.Ground, Services.Clock);

    /// <summary>Has the operation under way changed any of it?</summary>
    internal bool ChangedGround => _work is { ChangedGround: true };

    /// <summary>Says so of a change that goes past the change tracker.</summary>
    internal void ChangeGround()
    {
        if (_work is not null) _work.ChangedGround = true;
    }

    // A context of a pool is given nothing but its options; they know the services of the application.
    protected AppDbServices Services { get; } = options.GetExtension<CoreOptionsExtension>().ApplicationServiceProvider!.GetRequiredService<AppDbServices>();

    /// <summary>True where one connection writes at a time.</summary>
    protected abstract bool TakesTurns { get; }

    /// <summary>Begins an operation. One at a time for a context; dispose without commit to undo.</summary>
    public async Task<Work> BeginAsync(Operation operation, CancellationToken cancel = default)
    {
        if (_work is not null) throw new InvalidOperationException($"An operation is under way already: {_work.Operation.Kind}.");
        if (ChangeTracker.HasChanges()) throw new InvalidOperationException("Something was changed before the operation began.");
        var turn = await TurnAsync(cancel);
        Changes++;
        try
        {
            // What fails ends the operation; a savepoint before every save would only ask the database twice more.
            Database.AutoSavepointsEnabled = false;
            var transaction = await Database.BeginTransactionAsync(cancel);
            var record = new OperationRecord(operation, Services.Clock.Now);
            Operations.Add(record);
            await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancel);
            return _work = new Work(this, record, transaction, turn);
        }
        catch (Exception e)
        {
            if (Database.CurrentTransaction is { } begun) await begun.DisposeAsync();
            // Nothing of it may be left for the next operation of this context.
            ChangeTracker.Clear();
            turn?.Dispose();
            if (operation.Once is not null && e.InnerException is DbException { SqlState: "23505" } or SqliteException { SqliteExtendedErrorCode: 2067 }) throw new RepeatedException(e);
            throw;
        }
    }

    /// <summary>Waits for the turn to write, where one connection writes at a time; null elsewhere.</summary>
    internal async Task<IDisposable?> TurnAsync(CancellationToken cancel) => TakesTurns ? await Services.Turns.WaitAsync(cancel) : null;

    /// <summary>Waits until no other node holds the name, and holds it to the end of the transaction. Where writers take turns, whoever writes holds everything.</summary>
    internal Task HoldAsync(string name, CancellationToken cancel) =>
        TakesTurns ? Task.CompletedTask : Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockOf(name)})", cancel);

    /// <summary>The number PostgreSQL knows a lock by.</summary>
    internal static long LockOf(string name) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>Saves, and writes into the history what was saved.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_work is null)
            return ChangeTracker.HasChanges() ? throw new InvalidOperationException("Data changes only inside an operation (BeginAsync).") : 0;

        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State is EntityState.Modified)) entry.Entity.Version++;
        var changes = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is ITracked).Select(e => (Entry: e, e.State)).ToList();
        if (changes.Exists(c => Ground.IsChangedBy(c.Entry))) ChangeGround();
        // What is new may get its id only by being saved; otherwise the history goes with it, and the database is asked once.
        if (changes.Count + _work.RecordedCount <= BulkInsert.Few && changes.TrueForAll(c => c.State != EntityState.Added || c.Entry.IsKeySet && !c.Entry.Properties.Any(p => p.IsTemporary)))
        {
            var together = Entries(changes);
            History.AddRange(together);
            var done = await SaveAsync(acceptAllChangesOnSuccess: true, cancellationToken);
            foreach (var entry in together) Entry(entry).State = EntityState.Detached;
            return done - together.Count;
        }
        var saved = await SaveAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        var entries = Entries(changes);
        ChangeTracker.AcceptAllChanges();
        if (entries.Count > BulkInsert.Few)
        {
            await BulkInsert.WriteAsync(this, entries, cancellationToken);
            _work.Filled(nameof(History), entries.Count);
            return saved;
        }
        History.AddRange(entries);
        await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellationToken);
        foreach (var entry in entries) Entry(entry).State = EntityState.Detached;
        return saved;
    }

    private async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries is [{ Entity: ITracked stale }, ..])
        {
            throw new StaleException(stale.Subject.Kind, stale.Subject.Id);
        }
    }

    /// <summary>What the history says of these changes, and of those recorded by hand.</summary>
    private List<HistoryEntry> Entries(List<(EntityEntry Entry, EntityState State)> changes)
    {
        List<HistoryEntry> entries = [.. changes.Select(c => new HistoryEntry(_work!.Operation, ((ITracked)c.Entry.Entity).Subject, ActionOf(c.Entry.Metadata.ClrType, c.State), HistoryJson.Of(c.Entry, c.State)))];
        entries.AddRange(_work!.TakeRecorded().Select(r => new HistoryEntry(_work.Operation, r.Subject, r.Action, r.Fields)));
        foreach (var entry in entries) _work.Touch(new(entry.SubjectKind, entry.SubjectId));
        return entries;
    }

    /// <summary>Not to be used: saving waits for the disk.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");

    internal void Leave(Work work)
    {
        if (_work != work) return;
        _work = null;
        Changes++;
        ChangeTracker.Clear();
    }

    internal void Committed() => Services.Sealing.Ask();

    /// <summary>Takes <paramref name="count"/> numbers of the series at once; returns the first. Without gaps or doubles: the row is held until the end of the transaction.</summary>
    public Task<long> TakeNumbersAsync(string series, int count, CancellationToken cancel = default) => TakeNumbersAsync(series, count, Counter.First, cancel);

    /// <inheritdoc cref="TakeNumbersAsync(string, int, CancellationToken)"/>
    /// <param name="first">Where the series begins.</param>
    internal async Task<long> TakeNumbersAsync(string series, int count, long first, CancellationToken cancel)
    {
        var next = await Database.SqlQuery<long>($"""
            INSERT INTO "Counters" ("Series", "Next") VALUES ({series}, {first + count})
            ON CONFLICT ("Series") DO UPDATE SET "Next" = "Counters"."Next" + {count}
            RETURNING "Next" AS "Value"
            """).ToListAsync(cancel);
        return next[0] - count;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        builder.Entity<Counter>().HasKey(c => c.Series);
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IVersioned))))
            builder.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
    }

    private static string ActionOf(Type entity, EntityState state) => (state, entity.Name) switch
    {
        (EntityState.Added, var name) => $"{name}.added",
        (EntityState.Deleted, var name) => $"{name}.removed",
        (_, var name) => $"{name}.changed",
    };

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

/// <summary>Counts its changes, so that two people do not overwrite one another unawares.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>What a context needs besides its options.</summary>
public sealed record AppDbServices(Clock Clock, WriteTurns Turns, SealingBell Sealing, GroundMemory Ground);

/// <summary>A series of numbers.</summary>
public sealed class Counter
{
    /// <summary>Smaller ids belong to seeds, which carry them in their files.</summary>
    public const long First = 1_000_000;

    public required string Series { get; init; }
    public long Next { get; private set; }
}
