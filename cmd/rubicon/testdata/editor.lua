-- What a user of Neovim does with the language server, on a copy of the bundled application in $RUBICON_APP: reads the
-- findings, repairs one, and goes from a call in Ruby to its function in Rust and back. It runs with Neovim 0.7 and later.

local app = vim.env.RUBICON_APP

local function fail(message)
  io.stderr:write(message .. "\n")
  for _, d in ipairs(vim.diagnostic.get()) do
    io.stderr:write(("%s:%d: %s %s\n"):format(vim.api.nvim_buf_get_name(d.bufnr), d.lnum + 1, d.code, d.message))
  end
  vim.cmd("cquit 1")
end

local function wait(what, ok)
  if not vim.wait(100000, ok, 50) then fail("waiting for " .. what .. " in vain") end
end

local function run()
  local client
  local function open(path)
    vim.cmd("edit " .. vim.fn.fnameescape(app .. "/" .. path))
    client = client or vim.lsp.start_client({ name = "rubicon", cmd = { "rubicon", "lsp" }, root_dir = app })
    vim.lsp.buf_attach_client(0, client)
  end
  local function has(code)
    for _, d in ipairs(vim.diagnostic.get(0)) do
      if d.code == code then return d end
    end
  end
  local function go(text)
    vim.fn.cursor(1, 1)
    if vim.fn.search("\\V" .. text, "cW") == 0 then fail(text .. " is not there") end
  end

  open("routes/v1.rb")
  wait("the findings", function() return has("RBN201") and has("RBN001") end)

  -- A repair, as the menu of code actions offers it.
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      if action.title:find("bind the whole text", 1, true) then return choose(item) end
    end
    fail("no such code action: " .. vim.inspect(items))
  end
  go("format =~")
  vim.lsp.buf.code_action()
  wait("the repair", function() return vim.fn.search("\\\\A", "nw") > 0 end)
  wait("the finding to go", function() return not has("RBN001") end)

  -- Typing.
  go("`ls #")
  vim.api.nvim_set_current_line("      'é 𝄞'")
  wait("the finding to go", function()
    for _, d in ipairs(vim.diagnostic.get(0)) do
      if d.code == "RBN201" then return false end
    end
    return true
  end)

  -- A lens.
  vim.lsp.codelens.refresh()
  wait("the lenses", function()
    for _, lens in ipairs(vim.lsp.codelens.get(0)) do
      if lens.command and lens.command.title:find("papers::papers_preview", 1, true) then return true end
    end
  end)

  -- Across the border, and back.
  open("lib/papers/documents.rb")
  go("Native.read_text")
  vim.fn.search("read_text", "cW")
  vim.lsp.buf.definition()
  wait("the function in Rust", function()
    return vim.api.nvim_buf_get_name(0):match("ext/papers/src/lib.rs$") and vim.fn.getline("."):match("fn papers_read_text")
  end)
  open("ext/papers/src/lib.rs")
  wait("the findings in Rust", function() return has("RBN301") end)
  go("papers_read_text(path")
  local back = vim.lsp.buf_request_sync(0, "textDocument/definition", vim.lsp.util.make_position_params(), 60000)
  local text = vim.inspect(back)
  if not text:find("documents.rb", 1, true) then fail("the way back is " .. text) end

  go("fs::read_to_string(path")
  text = vim.inspect(vim.lsp.buf_request_sync(0, "textDocument/hover", vim.lsp.util.make_position_params(), 60000))
  if not text:find("What to do", 1, true) then fail("the hover is " .. text) end

  vim.lsp.stop_client(client)
  wait("the server to end", function() return vim.lsp.client_is_stopped(client) end)
end

local ok, err = pcall(run)
if not ok then fail(tostring(err)) end
vim.cmd("qall!")
