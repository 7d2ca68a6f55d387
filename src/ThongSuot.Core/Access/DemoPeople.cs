using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>An account of the demonstration, ready to be used.</summary>
public sealed record DemoAccount(string Email, string FullName, string Title, string Organization, Role Role);

/// <summary>The accounts made ready, and the one password they share: made anew each time, shown once and kept nowhere.</summary>
public sealed record DemoAccounts(IReadOnlyList<DemoAccount> Accounts, string Password);

/// <summary>Who holds which post in the demonstration's bodies, from <c>seeds/demo/people.csv</c>. Those marked ready can sign in at once: one of each role, all around one programme (<c>DemoWork</c> of Implementation).</summary>
public sealed class DemoPeople(AppDbContext db, AccessService access, AccountService accounts)
{
    // No letters or figures that look alike in print.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly DateOnly From = new(2025, 7, 1);

    private sealed record Row(long Id, string FullName, string Email, string Title, Role Role, long OrganizationId, bool IsReady);

    /// <summary>Loads them; null when they are there already.</summary>
    public async Task<DemoAccounts?> LoadAsync(CancellationToken cancel = default)
    {
        List<Row> rows = [.. SeedFile.Rows("demo/people.csv").Select(r => new Row(r.Number("id"), r.Text("full_name"), r.Text("email"), r.Text("post"), Enum.Parse<Role>(r.Text("role")), r.Number("organization"), r.Text("account") == "ready"))];
        var first = rows[0].Id;
        if (await db.Users.AnyAsync(p => p.Id == first, cancel)) return null;

        var password = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
        var ready = rows.Where(r => r.IsReady).OrderBy(r => r.Role).ToList();
        await using var work = await db.BeginAsync(new Operation(Actor.System, "seed", "person.demo", "Dữ liệu trình diễn: người và chức vụ đều hư cấu."), cancel);
        foreach (var posts in rows.GroupBy(r => r.Id))
        {
            var person = await access.AddInAsync(work, new InviteOptions(posts.First().FullName, posts.First().Email, PostOf(posts.First()), posts.Key), cancel);
            foreach (var another in posts.Skip(1)) await access.AppointInAsync(posts.Key, PostOf(another), cancel);
            if (!ready.Any(r => r.Id == posts.Key)) continue;
            person.ActivatedAt = work.At;
            await accounts.SetPasswordInAsync(person, password, hasSecondFactor: false, cancel);
        }
        await work.CommitAsync(cancel);
        var names = await db.OrganizationProfiles.Where(p => p.ValidTo == Day.Never).ToDictionaryAsync(p => p.OrganizationId, p => p.Name, cancel);
        return new([.. ready.Select(r => new DemoAccount(r.Email, r.FullName, r.Title, names[r.OrganizationId], r.Role))], password);
    }

    private static PostOptions PostOf(Row row) => new(row.OrganizationId, row.Title, row.Role, From);
}
