using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;

namespace ThongSuot.Core.Tests.Data;

public sealed class TurnsTests
{
    [Theory, Databases]
    public async Task Job_WhileAnotherNodeIsAtIt_IsLeftToThatNode_WhereThereAreSeveral(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, s => s.AddScoped<JobTurn>());
        Task<bool> Try(string job, Func<Task> work) => database.With<JobTurn, bool>(t => t.TryAsync(job, work));
        bool? same = null, other = null;

        Assert.True(await Try("mail", async () => (same, other) = (await Try("mail", () => Task.CompletedTask), await Try("digest", () => Task.CompletedTask))));

        Assert.Equal((provider == "sqlite", true), (same, other));
        Assert.True(await Try("mail", () => Task.CompletedTask));
    }

    [Theory, Databases]
    public async Task Begin_ARequestCarriedOutBefore_IsRefused_AndTheContextServesTheNext(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var once = TestDatabase.Doing("test.once") with { By = new Actor(7, "Phần mềm"), Once = new RequestKey("k", "h") };
        await database.With<AppDbContext>(async db =>
        {
            await using (var work = await db.BeginAsync(once)) await work.CommitAsync();

            await Assert.ThrowsAsync<RepeatedException>(() => db.BeginAsync(once));

            await using var next = await db.BeginAsync(once with { Once = new RequestKey("l", "h") });
            await next.CommitAsync();
        });
    }
}
