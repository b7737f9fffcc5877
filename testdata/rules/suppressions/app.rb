require "sinatra/base"

class Notes < Sinatra::Base
  get "/same-line" do
    system("echo #{params[:a]}") # rubicon:ignore RBN201 -- the proxy lets numbers through only
    system("echo #{params[:b]}") # want RBN201 (the comment above speaks of its own line)
  end

  get "/line-above" do
    # rubicon:ignore command-injection -- the proxy lets numbers through only

    # A comment and an empty line between do not matter.
    system("echo #{params[:a]}")
    system("echo #{params[:b]}") # want RBN201
  end

  get "/inside" do
    system(
      "echo #{params[:a]}" # rubicon:ignore RBN201 -- a formatter has broken the call
    )
  end

  get "/behind-the-first-line" do
    listed = [ # rubicon:ignore RBN201 -- a formatter has broken the list
      `echo #{params[:a]}`,
    ]
    joined = # rubicon:ignore RBN201 -- a formatter has broken the line
      `echo #{params[:a]}`
    [listed, joined, `echo #{params[:b]}`].join # want RBN201
  end

  get "/behind-a-block" do # rubicon:ignore RBN201 -- this is not of the statements within
    # want-1 RBN092
    system("echo #{params[:a]}") # want RBN201
  end

  get "/other-rule" do
    # rubicon:ignore RBN301 -- this is about files
    # want-1 RBN092
    system("echo #{params[:a]}") # want RBN201
  end

  get "/capitals" do
    system("echo #{params[:a]}") # Rubicon:Ignore command-injection -- it has capitals
    # want-1 RBN091 RBN201
    # Rubicon: a name at the beginning of a sentence is none
  end

  get "/two-rules" do
    # rubicon:ignore RBN201, RBN301 -- one of them is not found here
    # want-1 RBN092
    system("echo #{params[:a]}")
  end

  get "/two-comments" do
    # rubicon:ignore RBN201 -- for the first
    # rubicon:ignore RBN301 -- for the second
    system("cat #{File.read(params[:a])}")
  end

  # rubicon:ignore-begin RBN201 -- the whole group stands behind the proxy
  get "/block/1" do
    system("echo #{params[:a]}")
  end

  get "/block/2" do
    system("echo #{params[:a]}")
    File.read(params[:b]) # want RBN301
  end
  # rubicon:ignore-end RBN201

  get "/after-block" do
    system("echo #{params[:a]}") # want RBN201
  end

  get "/text" do
    text = "# rubicon:ignore RBN201 -- no comment"
    system("echo #{text} #{params[:a]}") # want RBN201
  end

  get "/said" do
    # See rubicon:ignore in the handbook.
    system("echo #{params[:a]}") # want RBN201
  end

  get "/together" do
    system("echo #{params[:a]}") # rubocop:disable Style/Foo # rubicon:ignore RBN201 -- two tools
  end

  get "/no-reason" do
    # rubicon:ignore RBN201
    # want-1 RBN091
    system("echo #{params[:a]}") # want RBN201
    # rubicon:ignore RBN201 --
    # want-1 RBN091
    system("echo #{params[:b]}") # want RBN201
  end

  get "/no-rule" do
    # rubicon:ignore -- everything
    # want-1 RBN091
    system("echo #{params[:a]}") # want RBN201
  end

  get "/unknown" do
    # rubicon:ignore RBN299 -- there is none
    # want-1 RBN091
    # rubicon:disable RBN201 -- another word
    # want-1 RBN091
    system("echo #{params[:a]}") # want RBN201
  end

  get "/days" do
    # rubicon:ignore RBN201 until=2020-02-29 -- it is over
    # want-1 RBN093
    system("echo #{params[:a]}") # want RBN201
    # rubicon:ignore RBN201 until=9999-12-31 -- it is not
    system("echo #{params[:b]}")
    # rubicon:ignore RBN201 until=2020-02-30 -- there is no such day
    # want-1 RBN091
    system("echo #{params[:c]}") # want RBN201
  end

  get "/unused" do
    # rubicon:ignore RBN201 -- it was repaired
    # want-1 RBN092
    system("echo", "--", "x")
  end

  get "/view" do
    @name = params[:name]
    erb :name
  end

  # rubicon:ignore-end RBN301
  # want-1 RBN091

  # rubicon:ignore-begin RBN201 -- it does not end
  # want-1 RBN091
  get "/open-block" do
    system("echo #{params[:a]}") # want RBN201
  end
end
# rubicon:ignore RBN201 -- nothing follows
# want-1 RBN091
