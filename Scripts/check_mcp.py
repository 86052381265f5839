"""Calls every tool and resource of `verbatim mcp` through the protocol's Python client, and checks the answers."""

import asyncio
import json
import os

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

TOOLS = {"tag", "explain", "summary", "why", "discover", "list_themes", "transcript"}


def field(value, name):
    """A field of an answer, whether the client spells it `isError` or `is_error`."""
    snake = "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)
    return getattr(value, name) if hasattr(value, name) else getattr(value, snake)


async def call(session, name, **arguments):
    """The text of a tool's answer; fails where the tool does."""
    result = await session.call_tool(name, arguments)
    assert not field(result, "isError"), result.content[0].text
    return json.loads(result.content[0].text)


async def refused(session, name, **arguments):
    """The message of a tool's failure."""
    result = await session.call_tool(name, arguments)
    assert field(result, "isError"), f"{name} took {arguments}"
    return result.content[0].text


async def main():
    server = StdioServerParameters(command=os.environ["VERBATIM_BINARY"], args=["mcp"])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        hello = await session.initialize()
        assert field(hello, "serverInfo").name == "verbatim"
        tools = (await session.list_tools()).tools
        assert {tool.name for tool in tools} == TOOLS, tools
        assert all("redact" in field(tool, "inputSchema")["properties"] for tool in tools if tool.name != "list_themes")
        for tool in tools:
            assert tool.description and field(tool, "inputSchema")["type"] == "object"
            assert all("description" in value for value in field(tool, "inputSchema")["properties"].values())
        tags = await call(session, "tag", texts=["Lange wachttijd aan de telefoon", "Toppen service!"])
        assert [tag["language"] for tag in tags] == ["nl", "sv"], tags
        evidence = tags[0]["themes"][0]["evidence"][0]
        assert "Lange wachttijd aan de telefoon"[evidence["start"] : evidence["end"]] == evidence["text"]
        assert (await call(session, "explain", text="Not bad at all"))["language"] == "en"
        masked = await call(session, "tag", texts=["I spoke to Joanna Reid on 07700 900456, rude staff"], redact=True)
        assert "Joanna" not in json.dumps(masked) and masked[0]["themes"], masked
        masked = await call(session, "explain", text="Joanna Reid was rude", language="en", redact=True)
        assert "Joanna" not in json.dumps(masked), masked
        assert "true or false" in await refused(session, "tag", texts=["x"], redact="yes")
        summary = await call(session, "summary", path="corpora/nps-nl.csv", top=3)
        assert summary["score"]["scale"] == "nps" and len(summary["themes"]) == 3
        assert (await call(session, "why", path="corpora/nps-nl.csv", band="detractor"))["target"]["band"] == "detractor"
        assert "terms" in await call(session, "discover", path="corpora/nps-nl.csv", min_n=2)
        talks = await call(session, "transcript", path="corpora/conversations-en.jsonl", top=2)
        assert len(talks["conversations"]) == 2 and all(talk["turns"] for talk in talks["conversations"]), talks.keys()
        assert "there is no role" in await refused(session, "summary", path="corpora/conversations-en.jsonl", role="boss")
        assert (await call(session, "list_themes", codebook="contact-centre"))["codebook"] == "contact-centre"
        assert "no such file" in await refused(session, "summary", path="none.csv")
        assert "texts" in await refused(session, "tag")
        assert "has no argument" in await refused(session, "tag", texts=["x"], colour="red")
        resources = (await session.list_resources()).resources
        book = next(item for item in resources if item.name == "contact-centre")
        text = (await session.read_resource(book.uri)).contents[0].text
        assert "codebook: contact-centre" in text
    print("check-mcp: all tools and resources answer")


asyncio.run(main())
