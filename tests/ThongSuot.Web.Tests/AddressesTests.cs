using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Tests;

/// <summary>Addresses that are written out must be those of the pages.</summary>
public sealed class AddressesTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/Implementation/Assignment", 17)]
    [InlineData("/Documents/Details", 18)]
    [InlineData("/Documents/Review", 19)]
    public void WrittenOut_IsTheAddressOfThePage_BelowAnyBase(string page, long id)
    {
        var links = site.Services.GetRequiredService<LinkGenerator>();
        foreach (var below in (string[])["", "/thong-suot"])
        {
            var url = new UrlHelper(new ActionContext(new DefaultHttpContext { Request = { PathBase = below } }, new RouteData(), new ActionDescriptor()));
            var written = page switch
            {
                "/Implementation/Assignment" => url.Assignment(id),
                "/Documents/Details" => url.Document(id),
                _ => url.Review(id),
            };
            Assert.Equal(links.GetPathByPage(page, values: new { id }, pathBase: below), written);
        }
    }
}
