#!/usr/bin/python3
"""A WebKitGTK window with a data folder that stays, for WebKitWebDriver to drive.

Runs with the system's Python, which has the GTK bindings. It must say it is MiniBrowser, or the
driver does not accept it.
"""

from __future__ import annotations

import os

import gi  # type: ignore[import-not-found]

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # type: ignore[import-not-found]  # noqa: E402

profile = os.environ["BACKPOCKET_PROFILE"]
manager = WebKit2.WebsiteDataManager(base_data_directory=profile, base_cache_directory=f"{profile}/cache")
context = WebKit2.WebContext(website_data_manager=manager)
context.set_automation_allowed(True)
context.set_preferred_languages(os.environ["BACKPOCKET_LANGUAGES"].split(","))


def window(_session: WebKit2.AutomationSession) -> WebKit2.WebView:
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    holder = Gtk.Window()
    holder.set_default_size(390, 844)
    holder.add(view)
    holder.show_all()
    view.connect("close", lambda _view: holder.destroy())
    return view


def started(_context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
    info = WebKit2.ApplicationInfo()
    info.set_name("MiniBrowser")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", window)


context.connect("automation-started", started)
Gtk.main()
