using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ThongSuot.Core.History;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Search;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Data;

/// <summary>One <see cref="Operation"/> being done: a transaction, and the history it leaves. Not committed means nothing happened.</summary>
public sealed class Work : IAsyncDisposable
{
    private readonly AppDbContext _db;
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable? _turn;
    private readonly List<(Subject Subject, string Action, string Fields)> _recorded = [];
    private readonly HashSet<Subject> _touched = [];
    private readonly Dictionary<string, int> _filled = [];

    internal Work(AppDbContext db, OperationRecord operation, IDbContextTransaction transaction, IDisposable? turn) =>
        (_db, Operation, _transaction, _turn) = (db, operation, transaction, turn);

    internal OperationRecord Operation { get; }

    /// <summary>The instant of the operation, UTC.</summary>
    public DateTime At => Operation.At;

    /// <summary>Writes a change that the change tracker cannot see, such as one made by a single statement over many rows.</summary>
    public void Record(Subject subject, string action, object fields) => Record(subject, action, HistoryJson.Of(fields));

    internal void Record(Subject subject, string action, string json) => _recorded.Add((subject, action, json));

    /// <summary>Notes what was created, for a sender who asks again.</summary>
    public void Created(long id) => Operation.ResultId = id;

    /// <summary>True once it has changed what <see cref="Ground"/> keeps.</summary>
    internal bool ChangedGround { get; set; }

    internal int RecordedCount => _recorded.Count;

    internal IReadOnlyList<(Subject Subject, string Action, string Fields)> TakeRecorded()
    {
        var taken = _recorded.ToArray();
        _recorded.Clear();
        return taken;
    }

    /// <summary>Notes that the names of a subject may have changed, so that it is found by them. Whatever leaves an entry in the history is noted by itself.</summary>
    public void Touch(Subject subject) => _touched.Add(subject);

    /// <summary>Tells somebody something: shown in the application and sent by e-mail, and undone with the operation.</summary>
    /// <param name="textKey">Key of the sentence.</param>
    /// <param name="link">Address within the application that it leads to.</param>
    public void Tell(long personId, string textKey, string[] arguments, string? link = null) => _db.Add(new Notification(personId, textKey, arguments, link, At));

    /// <summary>Notes that so many rows were written at once.</summary>
    internal void Filled(string table, int rows) => _filled[table] = _filled.GetValueOrDefault(table) + rows;

    /// <summary>Does a part of it and saves; what fails by a rule is undone, and only that.</summary>
    internal async Task TryAsync(Func<Task> part, CancellationToken cancel)
    {
        const string Before = "part";
        await _db.SaveChangesAsync(cancel);
        await _transaction.CreateSavepointAsync(Before, cancel);
        try
        {
            await part();
            await _db.SaveChangesAsync(cancel);
        }
        catch (RuleException)
        {
            await _transaction.RollbackToSavepointAsync(Before, cancel);
            _recorded.Clear();
            Forget();
            throw;
        }
        await _transaction.ReleaseSavepointAsync(Before, cancel);
        Forget();
    }

    // What was read for one part must not be stale, nor slow, in the next.
    private void Forget()
    {
        foreach (var entry in _db.ChangeTracker.Entries().Where(e => e.Entity != Operation).ToList()) entry.State = EntityState.Detached;
    }

    /// <summary>Saves what is left to save and makes it lasting.</summary>
    public async Task CommitAsync(CancellationToken cancel = default)
    {
        const int ManyRows = 5_000;
        await _db.SaveChangesAsync(cancel);
        await BulkInsert.LookAsync(_db, [.. _filled.Where(f => f.Value >= ManyRows).Select(f => f.Key)], cancel);
        await SearchUpdate.RunAsync(_db, _touched, cancel);
        // Last of all: whoever changes it too waits here for the one before.
        if (ChangedGround) await _db.TakeNumbersAsync(Ground.Series, 1, cancel);
        await _transaction.CommitAsync(cancel);
        _db.Committed();
    }

    public async ValueTask DisposeAsync()
    {
        _db.Leave(this);
        await _transaction.DisposeAsync();
        _turn?.Dispose();
    }
}
