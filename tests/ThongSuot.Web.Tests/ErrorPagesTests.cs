using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ThongSuot.Web.Tests;

public sealed class ErrorPagesTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(400, "Không xử lý được yêu cầu")]
    [InlineData(403, "Bạn chưa có quyền xem trang này")]
    [InlineData(404, "Không tìm thấy trang")]
    [InlineData(429, "Bạn thao tác quá nhanh")]
    [InlineData(500, "Hệ thống gặp sự cố")]
    [InlineData(503, "Cơ sở dữ liệu đang được chuẩn bị")]
    public async Task Answer_ThatFails_IsToldInASentenceAndKeepsItsStatus(int status, string title)
    {
        await using var failing = Failing(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var page = await new Visitor(failing.CreateClient()).Open("/fails", (HttpStatusCode)status);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData(418, 400)]
    [InlineData(502, 500)]
    public async Task Answer_WithoutASentenceOfItsOwn_IsToldAsTheNearest(int status, int told)
    {
        await using var failing = Failing(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var page = await new Visitor(failing.CreateClient()).Open("/fails", (HttpStatusCode)status);
        var same = await site.Visit().Open($"/error/{told}", (HttpStatusCode)told);
        Assert.Equal(same.QuerySelector("h1")!.TextContent, page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Exception_Anywhere_IsToldByReferenceAndNeverByItsText(string environment)
    {
        await using var failing = new Site { Environment = environment }.WithWebHostBuilder(host =>
            host.ConfigureTestServices(services => services.Configure<MvcOptions>(options => options.Filters.Add(new FailsOnSearch()))));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, "/search");
            var answer = await failing.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);

            var page = await Visitor.Read(answer);
            Assert.Equal("Hệ thống gặp sự cố", page.QuerySelector("h1")!.TextContent);
            Assert.NotEqual("", page.QuerySelector(".code")!.TextContent);
            Assert.DoesNotContain("secret", page.DocumentElement.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", page.DocumentElement.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task DatabaseBeingPrepared_OffersToAskAgainAndOtherErrorsDoNot()
    {
        var visitor = site.Visit();
        var page = await visitor.Open("/error/503", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("Tải lại trang", page.QuerySelector("main a")!.TextContent);
        Assert.Equal("3", page.QuerySelector("main a")!.GetAttribute("data-retry"));
        Assert.Equal(TimeSpan.FromSeconds(3), visitor.LastAnswer.Headers.RetryAfter!.Delta);

        page = await visitor.Open("/error/500", HttpStatusCode.InternalServerError);
        Assert.Equal("Về trang việc của tôi", Assert.Single(page.QuerySelectorAll("main a")).TextContent);
        Assert.Null(visitor.LastAnswer.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("/error/200")]
    [InlineData("/error/418")]
    public async Task ErrorAddress_ThatTellsOfNothing_IsNotFound(string address) => await site.Visit().Open(address, HttpStatusCode.NotFound);

    /// <summary>The application with one more answer behind all of its own.</summary>
    private static Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> Failing(RequestDelegate answer) =>
        new Site().WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Behind(answer))));

    private sealed class FailsOnSearch : IAuthorizationFilter, IOrderedFilter
    {
        public int Order => int.MinValue;

        public void OnAuthorization(AuthorizationFilterContext context)
        {
            if (context.HttpContext.Request.Path == "/search")
                throw new InvalidOperationException("secret of the inside");
        }
    }

    private sealed class Behind(RequestDelegate answer) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Map("/fails", fails => fails.Run(answer));
        };
    }
}
