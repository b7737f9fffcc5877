class Two < Struct.new(:right, :left)
  def go
    system("x #{left}")
    system("x #{right}") # want RBN201
  end
end

App.get('/two') { Two.new(params[:right], 'b').go }
